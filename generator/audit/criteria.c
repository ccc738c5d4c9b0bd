#include "audit/criteria.h"

#include <glib.h>

#define NO_MEDIA  "There is no sound, film or other media; see no-media."
#define NO_INPUT  "There are no forms; see no-forms."
#define NO_SCRIPT "Nothing runs or moves; see no-scripts and no-media."
#define VIEWER    "This is for the viewer to provide, not for the document."

/* EN 301 549 leaves out 2.4.1, 2.4.5, 3.2.3 and 3.2.4 for documents, as E205.4 does. */
static const struct criterion table[] = {
    { "1.1.1", "Non-text Content", 'A', false, NULL },
    { "1.2.1", "Audio-only and Video-only (Prerecorded)", 'A', false, NO_MEDIA },
    { "1.2.2", "Captions (Prerecorded)", 'A', false, NO_MEDIA },
    { "1.2.3", "Audio Description or Media Alternative (Prerecorded)", 'A', false, NO_MEDIA },
    { "1.2.4", "Captions (Live)", '2', false, NO_MEDIA },
    { "1.2.5", "Audio Description (Prerecorded)", '2', false, NO_MEDIA },
    { "1.3.1", "Info and Relationships", 'A', false, NULL },
    { "1.3.2", "Meaningful Sequence", 'A', false, NULL },
    { "1.3.3", "Sensory Characteristics", 'A', false, NULL },
    { "1.3.4", "Orientation", '2', true, VIEWER },
    { "1.3.5", "Identify Input Purpose", '2', true, NO_INPUT },
    { "1.4.1", "Use of Color", 'A', false, NULL },
    { "1.4.2", "Audio Control", 'A', false, NO_MEDIA },
    { "1.4.3", "Contrast (Minimum)", '2', false, NULL },
    { "1.4.4", "Resize Text", '2', false, VIEWER },
    { "1.4.5", "Images of Text", '2', false, NULL },
    { "1.4.10", "Reflow", '2', true, VIEWER },
    { "1.4.11", "Non-text Contrast", '2', true, NULL },
    { "1.4.12", "Text Spacing", '2', true, VIEWER },
    { "1.4.13", "Content on Hover or Focus", '2', true, NO_SCRIPT },
    { "2.1.1", "Keyboard", 'A', false, VIEWER },
    { "2.1.2", "No Keyboard Trap", 'A', false, VIEWER },
    { "2.1.4", "Character Key Shortcuts", 'A', true, NO_SCRIPT },
    { "2.2.1", "Timing Adjustable", 'A', false, NO_SCRIPT },
    { "2.2.2", "Pause, Stop, Hide", 'A', false, NO_SCRIPT },
    { "2.3.1", "Three Flashes or Below Threshold", 'A', false, NO_SCRIPT },
    { "2.4.2", "Page Titled", 'A', false, NULL },
    { "2.4.3", "Focus Order", 'A', false, NULL },
    { "2.4.4", "Link Purpose (In Context)", 'A', false, NULL },
    { "2.4.6", "Headings and Labels", '2', false, NULL },
    { "2.4.7", "Focus Visible", '2', false, VIEWER },
    { "2.5.1", "Pointer Gestures", 'A', true, NO_SCRIPT },
    { "2.5.2", "Pointer Cancellation", 'A', true, NO_SCRIPT },
    { "2.5.3", "Label in Name", 'A', true, NULL },
    { "2.5.4", "Motion Actuation", 'A', true, NO_SCRIPT },
    { "3.1.1", "Language of Page", 'A', false, NULL },
    { "3.1.2", "Language of Parts", '2', false, NULL },
    { "3.2.1", "On Focus", 'A', false, NO_SCRIPT },
    { "3.2.2", "On Input", 'A', false, NO_INPUT },
    { "3.3.1", "Error Identification", 'A', false, NO_INPUT },
    { "3.3.2", "Labels or Instructions", 'A', false, NO_INPUT },
    { "3.3.3", "Error Suggestion", '2', false, NO_INPUT },
    { "3.3.4", "Error Prevention (Legal, Financial, Data)", '2', false, NO_INPUT },
    { "4.1.1", "Parsing", 'A', false, "PDF is not a markup language; see header." },
    { "4.1.2", "Name, Role, Value", 'A', false, NULL },
    { "4.1.3", "Status Messages", '2', true, NO_SCRIPT },
};

const struct criterion *
criteria_all(size_t *n)
{
    *n = G_N_ELEMENTS(table);
    return table;
}
