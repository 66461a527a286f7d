"""Changes a flow by the smallest span of its text: every other letter, comment and blank line stays.

Pure functions over text, but for `text_in` and `save`; each edit is read again before it is given out.
"""

from ivr.edit.edit import Edit, apply
from ivr.edit.fix import Fix
from ivr.edit.fixes import fix
from ivr.edit.keys import add_key, remove_key
from ivr.edit.mend import Mended, mend
from ivr.edit.refused import EditRefused
from ivr.edit.rehearsed import rename_rehearsed
from ivr.edit.rename import rename_offer, rename_step
from ivr.edit.saved import save, text_in
from ivr.edit.steps import insert_step, remove_step, set_in_step
from ivr.edit.tree import Tree
from ivr.edit.values import set_value

__all__ = [
    "Edit",
    "EditRefused",
    "Fix",
    "Mended",
    "Tree",
    "add_key",
    "apply",
    "fix",
    "insert_step",
    "mend",
    "remove_key",
    "remove_step",
    "rename_offer",
    "rename_rehearsed",
    "rename_step",
    "save",
    "set_in_step",
    "set_value",
    "text_in",
]
