"""Changes that no test can notice, since they change nothing that anybody sees: with the reason."""

from __future__ import annotations

_ROUGH = "a limit against files that would fill the memory; nobody meets it to a byte or a part"
_SAID = "each of them is a problem that was reported already; said again for the type checker"
_PATHS = "what is reported leads to a place in the file; a path that did not would still be told"

ALIKE: dict[tuple[str, str], str] = {
    ("register/reading", "if (problems):"): _SAID,
    ("register/reading", "if (register is None):"): _SAID,
    ("register/shaping", "if (self.problems or shaped.meeting is None):"): _SAID,
    ("register/shaping", "if (self.problems or shaped.info is None):"): _SAID,
    ("register/shaping", "if (self.problems):"): _SAID,
    ("register/shaping", "if (part in node):"): _PATHS,
    ("register/shaping", "if (isinstance(part, int) and part < len(node)):"): _PATHS,
    ("register/reading", "data: bytes = dataclasses.field(repr=False, compare=(True))"): (
        "two files of one version have the same bytes"
    ),
    (
        "register/reading",
        "held: tuple[Problem, ...] = dataclasses.field(default=(), compare=(True))",
    ): "two files of one version have the same problems",
    ("register/yaml_tree", "begins = mark.index - mark.column if mark else (1)"): (
        "PyYAML marks every mistake of syntax with its place"
    ),
    (
        "standing/each_year",
        "return DELIVERY_RANK.get(status, (1)) >= DELIVERY_RANK[Status.SUBSTANTIAL]",
    ): "what is no step of delivery ranks below it either way",
    (
        "standing/confidence",
        "best_for = max((_GRADE[item.source.kind] for item in supporting), default=-(2))",
    ): "it is below every grade either way",
    (
        "standing/standing",
        "known = [fact for fact in ((item.corrections)) if moment.knows(fact)]",
    ): "the reader refuses a judgement on a fact that does not bear on its pledge",
    (
        "recording/placing",
        "while (isinstance(node, yaml.CollectionNode) and (not node.flow_style)):",
    ): "a list or a mapping without brackets is never empty",
    (
        "recording/saving",
        "if (base is not None and (not merge)):",
    ): "in a file that did not change there is nothing to find; not looking saves time",
    ("recording/saving", "if (isinstance(new, Review)):"): (
        "entries of two kinds never say the same"
    ),
    ("recording/outcome", "if (not isinstance(entry, Assessment)):"): (
        "an entry for a pledge that is not there was refused before; for the type checker"
    ),
    ("tables/view", "if (found is None):"): (
        "of nobody nobody is left; not looking who had joined saves time"
    ),
    ("exchange/table_rows", "_MAX_UNPACKED = (200000001)"): _ROUGH,
    ("exchange/table_rows", "_MAX_PARTS = (5001)"): _ROUGH,
    ("exchange/table_rows", "_LAST_ROW = 2 * (1048577)"): _ROUGH,
    ("exchange/table_rows", "_LAST_ROW = (3) * 1_048_576"): _ROUGH,
}
"""(module, its line as changed) -> why nothing changes."""
