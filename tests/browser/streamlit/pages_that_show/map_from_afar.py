"""A map asks another host for outlines, also where it has its own geometry and shows no other."""

import plotly.graph_objects as go
import streamlit as st

square = {"type": "Polygon", "coordinates": [[[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]]]}
place = {"type": "Feature", "id": "A", "properties": {}, "geometry": square}
shapes = {"type": "FeatureCollection", "features": [place]}
figure = go.Figure(go.Choropleth(geojson=shapes, locations=["A"], z=[1]))
figure.update_geos(visible=False)
near = st.toggle("From near")
st.plotly_chart(figure, key=f"map {near}", config={"topojsonURL": "app/near/"} if near else {})
