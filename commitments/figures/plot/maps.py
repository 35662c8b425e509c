"""Places on maps, drawn with plotly."""

from __future__ import annotations

import plotly.graph_objects as go

from commitments.figures.geometry import extent, file_of, outline, outlines_among
from commitments.figures.land import Land
from commitments.figures.look import Look, safe
from commitments.register.places import places

Scale = list[tuple[float, str]]
"""Colours at shares from 0 to 1."""


def region_area(
    figure: go.Figure, codes: list[str], colour: str, look: Look, hover: list[str]
) -> None:
    """A region in one colour: faint lines between its places, a clear one around it."""
    flat: Scale = [(0, colour), (1, colour)]
    before = len(figure.data)
    land_areas(figure, codes, [0] * len(codes), flat, look, hover)
    for trace in figure.data[before:]:
        trace["marker"].line = {"width": 0.3, "color": look.ground}
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for (x0, y0), (x1, y1) in outline(tuple(codes)):
        longitudes += [x0, x1, None]
        latitudes += [y0, y1, None]
    figure.add_scattergeo(
        lon=longitudes,
        lat=latitudes,
        mode="lines",
        line={"color": look.ground, "width": 2},
        hoverinfo="skip",
    )


def region_label(
    figure: go.Figure, codes: list[str], lines: tuple[str, str], colour: str, look: Look
) -> None:
    """A label in the largest place of a region, where there is room for it."""
    text = f"<b>{safe(lines[0])}</b><br>{lines[1]}"
    texts(figure, [max(codes, key=extent)], [text], 11 if look.narrow else 14, colour)


def texts(figure: go.Figure, codes: list[str], texts: list[str], size: int, colour: str) -> None:
    """Texts at the label points of places; a click on the map does not fade them."""
    points = [places()[code] for code in codes]
    figure.add_scattergeo(
        lon=[point.longitude for point in points],
        lat=[point.latitude for point in points],
        mode="text",
        text=texts,
        textfont={"size": size, "color": colour},
        unselected={"textfont": {"color": colour}},
        hoverinfo="skip",
    )


def regional(look: Look, land: Land) -> go.Figure:
    """The frame of a land, with what lies around in grey."""
    figure = go.Figure()
    for file, codes in land.ground:
        pale(figure, file, codes, look)
    figure.update_geos(
        visible=False,
        bgcolor=look.ground,
        projection_type="mercator",
        fitbounds=False,
        lonaxis_range=[land.frame.west, land.frame.east],
        lataxis_range=[land.frame.south, land.frame.north],
    )
    return figure


def pale(figure: go.Figure, file: str, codes: tuple[str, ...], look: Look) -> None:
    """Land that says nothing."""
    shades: Scale = [(0, look.pale), (1, look.pale)]
    figure.add_choropleth(
        geojson=outlines_among(file, codes),
        featureidkey="id",
        locations=list(codes),
        z=[0] * len(codes),
        colorscale=shades,
        showscale=False,
        marker_line={"color": look.ground, "width": 1},
        hoverinfo="skip",
    )


def land_areas(
    figure: go.Figure,
    codes: list[str],
    values: list[int],
    scale: Scale,
    look: Look,
    hover: list[str],
    most: int = 1,
) -> None:
    """Coloured places of a land, whether parts of countries or whole ones."""
    for file in dict.fromkeys(map(file_of, codes)):
        rows = [n for n, code in enumerate(codes) if file_of(code) == file]
        area(
            figure,
            file,
            [codes[n] for n in rows],
            [values[n] for n in rows],
            scale,
            look,
            [hover[n] for n in rows],
            most,
        )


def world(look: Look) -> go.Figure:
    """An empty world without base map, turned to 10 degrees east."""
    figure = go.Figure()
    figure.update_geos(
        visible=False,
        bgcolor=look.ground,
        projection_type="natural earth",
        fitbounds=False,
        projection_rotation_lon=10,
        lataxis_range=[-57, 80],
    )
    return figure


def area(
    figure: go.Figure,
    geometry: str,
    codes: list[str],
    values: list[int],
    scale: Scale,
    look: Look,
    hover: list[str],
    most: int = 1,
) -> None:
    """Coloured areas that report a click with their code."""
    figure.add_choropleth(
        geojson=outlines_among(geometry, tuple(codes)),
        featureidkey="id",
        locations=codes,
        z=values,
        zmin=0,
        zmax=most,
        colorscale=scale,
        showscale=False,
        marker_line={"color": look.ground, "width": 0.4 if geometry == "countries" else 1},
        customdata=hover,  # type: ignore[arg-type]  # the stub knows numbers alone
        hovertemplate="%{customdata}<extra></extra>",
        # A click chooses a place; the others keep their colour.
        unselected={"marker": {"opacity": 1}},
    )


def scale(look: Look) -> Scale:
    """From nothing to most, pale enough for text in the colour of ink."""
    return [(0, look.pale), (1, look.shade)]


def height(look: Look, world: bool = False) -> int:
    """Height of the plotting area in pixels."""
    if world:
        return 165 if look.narrow else 340
    return 300 if look.narrow else 430
