"""Record: add evidence or an assessment, and see what it does before it is saved."""

from components.record import waiting
from components.record.consequences import consequences, correction
from components.record.draw_fields import fill_in
from components.record.form import choose
from components.record.save import just_saved, may_write, save
from components.shell import frame
from components.widgets import layout

frame.require()

if not just_saved() and may_write():
    waiting.show()
    if form := choose():
        left, right = layout.columns()
        with left:
            fill_in(form)
        with right:
            consequences(form)
        with left:
            correction(form)
            save(form)
