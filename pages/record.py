"""Record: add evidence or an assessment, and see what it does before it is saved."""

from components import frame, layout, leaving, record

frame.require()

if not record.just_saved() and record.may_write() and (form := record.choose()):
    left, right = layout.columns()
    with left:
        record.fill_in(form)
    with right:
        record.consequences(form)
    with left:
        record.save(form)
    leaving.hold_links()
