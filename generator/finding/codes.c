#include "finding/codes.h"

#include <string.h>

/* clang-format off */
static const struct code codes[] = {
    { "xml", SEV_ERROR, "The file is not well-formed XML",
      "The file cannot be read as XML, has a DOCTYPE, is not UTF-8 or exceeds a limit. Mend the place that is named; the run ends here, because what follows cannot be understood." },
    { "schema", SEV_ERROR, "An element or attribute is not what is expected there",
      "The vocabulary has no such element or attribute in this place, or no such value. The finding says what was expected. The element is skipped, or read as what was probably meant, and the checks go on." },
    { "missing-file", SEV_ERROR, "A file is missing or outside the handbook's folder",
      "Included files and pictures are named by a relative path from the file they stand in, and must lie inside the handbook's folder." },
    { "picture", SEV_ERROR, "A picture cannot be shown",
      "Pictures are PNG, JPEG or SVG, by their content and not by their name. The finding says what the file is, or what in it is damaged, too large or refers to something outside; save it anew as it says." },
    { "dangling-ref", SEV_ERROR, "Nothing has this name",
      "A reference names an xml:id that no element has, or one of another kind. Correct the name, or write what it should lead to." },
    { "duplicate-id", SEV_ERROR, "Two elements have the same name",
      "Every xml:id names one element in the whole handbook. Rename one of the two." },
    { "contradiction", SEV_ERROR, "Two rules of the same weight say different things",
      "In the situation that is named, rules apply that disagree, and none beats the other. Narrow one by roles, cases or dates, let one override the other, or say combine=\"strictest\"." },
    { "override-cycle", SEV_ERROR, "Rules override each other in a circle",
      "In the situation that is named, every rule that applies is beaten by another one, so that none decides. Remove one \"overrides\"." },
    { "too-many-situations", SEV_ERROR, "A practice distinguishes too many situations",
      "The rules of this practice mention so many circumstances that their combinations cannot be checked. Split the practice." },
    { "scenario-failed", SEV_ERROR, "A step ends in another verdict than expected",
      "The rules give the step of a story another verdict than its author expects. Either the rules or the story is wrong." },
    { "no-value", SEV_ERROR, "A fact has no value on that day",
      "The text uses a fact on a day for which no value of it is given. Add the value, or let the text stand only when there is one." },
    { "ambiguous-value", SEV_ERROR, "A fact has several values on one day",
      "The periods of two values overlap. End the first where the second begins." },
    { "bad-period", SEV_ERROR, "A date or period is impossible",
      "The date does not exist, or the period ends before it begins." },
    { "bad-lang", SEV_ERROR, "The language is not known",
      "There are no words for this language, or it is no language. Use one such as \"en\"." },
    { "no-alt", SEV_ERROR, "A picture has no text",
      "Write in \"alt\" what the picture shows, for those who do not see it." },
    { "unsafe-url", SEV_ERROR, "The address is not safe to link to",
      "Links may use https:, http: and mailto: only, name a host and neither a user nor a password, or be relative. A host mixes no scripts that look alike." },
    { "hidden-character", SEV_ERROR, "A character that nobody sees changes what is read",
      "Controls that turn the order of letters, spaces without width, tags and private-use characters show one text and hold another. Remove the character. Marks and isolates of direction may stand where both directions meet, joiners in scripts that join letters and in emoji, a space without width between words of scripts that write none." },
    { "condition-missing", SEV_ERROR, "A conditional rule has no condition",
      "A rule with the verdict \"conditional\" needs \"provided\"." },
    { "condition-unexpected", SEV_ERROR, "A rule that is not conditional has a condition",
      "Conditions stand in rules whose verdict is \"conditional\", positions in those that are \"unsettled\"." },
    { "stale-accept", SEV_ERROR, "An acceptance accepts nothing",
      "There is no such warning about this element (any more), or the reason names no source and no decision. Remove the \"accept\"." },
    { "situation", SEV_ERROR, "A line of a batch asks nothing that can be answered",
      "A line of \"proviso ask --batch\" names an unknown practice, role or case, or cases that cannot be together. The other lines are answered." },
    { "theme", SEV_ERROR, "The theme cannot be used",
      "A value in the theme is wrong or missing; see proviso-theme(5)." },
    { "dress", SEV_ERROR, "A publisher's file cannot be used",
      "A style sheet, brand or fragment of pages beside the handbook holds what could load, run or change a verdict, or what the editions cannot show; see FOR PUBLISHERS in proviso(1)." },
    { "template", SEV_ERROR, "A template failed",
      "A template could not be read or run, or made something that the edition cannot hold, such as a heading that skips a level." },
    { "missing-glyph", SEV_ERROR, "No font has this character",
      "None of the theme's fonts can show the character, in the text or in a drawing; or it is a private-use character, which means nothing outside its font. Choose another character, or name a font that has it in the theme." },
    { "missing-font", SEV_ERROR, "A font of the theme is not installed",
      "Install the font, or name another one in the theme." },
    { "overfull", SEV_ERROR, "Something does not fit on the page",
      "A word, picture or row is larger than the room there is for it." },
    { "unsettled-reference", SEV_ERROR, "A page number does not settle",
      "Printing a page number moves its target to another page, again and again. Reword the text near it." },

    { "missing-emoji", SEV_WARNING, "No font has this emoji",
      "Its name in words is printed for it; programs that read or copy the text find the emoji. Choose another character, or name a font that has it in the theme." },
    { "missing-hyphenation", SEV_WARNING, "A language has no hyphenation patterns here",
      "The theme has words divided, and no patterns of this language are installed: its lines are looser, and the book breaks otherwise than elsewhere. Install the language's patterns for libhyphen (Debian: hyphen-LANG), or say hyphenate=\"no\" in the theme." },
    { "gap", SEV_WARNING, "No rule decides some situations",
      "In the situations that are counted, no rule of the practice applies: readers get \"not stated\". Add a rule, or narrow the practice by \"roles\" or \"given\"." },
    { "shadowed", SEV_WARNING, "A rule never decides",
      "Wherever the rule applies another one beats it. Remove it, or correct its roles, cases or dates." },
    { "redundant", SEV_WARNING, "A rule says what a more general one says",
      "The rule has the verdict and the words of a more general rule and no condition of its own. Remove it." },
    { "picture-reduced", SEV_WARNING, "A part of a picture is not shown",
      "What acts or moves is left out of pictures: scripts, animations, links, at-rules of a style sheet. Save the picture without it, or accept that it is gone." },
    { "unsourced", SEV_WARNING, "A claim has no source",
      "Add \"cite\", so that a reader can check it." },
    { "weak-source", SEV_WARNING, "A claim rests on weak sources only",
      "Its sources are community or third-party ones. Find a better one, or say confidence=\"low\"." },
    { "unreliable-source", SEV_WARNING, "An unreliable source is cited as support",
      "The source is marked reliable=\"no\". Cite another one, or move it to \"against\"." },
    { "unused", SEV_WARNING, "Nothing uses this",
      "A source, fact or term that nothing refers to, a role or case that no rule tells from another one, an override of a rule with which it never meets; a colour, font or named style of a theme that nothing asks for; a template, a mode of one or a file of them that no edition uses; a picture, a file of words or one with a publisher's name that nothing shows. Correct its name, use it or remove it." },
    { "dead-link", SEV_WARNING, "A relative link leads nowhere",
      "No page of the site is called so, or nothing on it has that name. Use \"ref\" for a part of the handbook, and the whole address for what lies elsewhere." },
    { "table", SEV_WARNING, "A table cannot be read aloud",
      "A row has fewer or more cells than the first one, or no cell is a heading (\"th\"). Those who do not see the table cannot tell what a cell belongs to." },
    { "bare-fact", SEV_WARNING, "A figure is typed that a fact holds",
      "The text spells a figure that a fact holds. Use \"value-of\", so that both change together." },
    { "expired", SEV_WARNING, "The practice was ruled once, not today",
      "All of its rules have ended by the day of the edition. Add what holds now, or say that nothing does." },
    { "review-overdue", SEV_WARNING, "The practice should have been reviewed",
      "Its \"review-by\" lies before the day of the edition. Review it, and set \"reviewed\"." },
    { "late-story", SEV_WARNING, "A story is later than the edition",
      "All of its steps are on days after the edition's, so that no edition shows it. Correct their \"on\", or the date of the edition." },
    { "negative-unsafe", SEV_WARNING, "An item turns round when its heading is lost",
      "The heading or the words before the list say \"not\", the item does not. Say \"not\" in the item too." },
    { "undefined-term", SEV_WARNING, "A word of the glossary is not linked",
      "The practice uses a word of the glossary and never links it. Use \"term\" the first time." },
    { "long-sentence", SEV_WARNING, "A sentence has over 30 words",
      "Split it. Definitions, and reasons beside official wording, are not counted: their sentences are most often the source's." },
    { "long-answer", SEV_WARNING, "An answer is too long",
      "An answer has at most two sentences and 240 characters. Move the rest to the text of the practice." },
    { "long-guide", SEV_WARNING, "A guide asks too much",
      "A guide has at most 24 questions that a reader goes through, or picks from. One that would have more than 60 is not made: it asks about each of its practices by itself. Leave out a practice that only mirrors another, make two guides, or say in \"ask\" what comes first." },
    { "long-table", SEV_WARNING, "A rule table is too long",
      "A rule table has at most 30 rows: a reader goes through them from the top. Let one rule speak where several do, or make two practices of it, each with its \"given\"." },
    { "synonyms", SEV_WARNING, "A group of synonyms says nothing",
      "A group names at least two words or phrases that the search does not take for the same already, each in one group only, and at least one of them stands in the handbook. Add the missing word, or remove the one that is there twice." },
    { "search-miss", SEV_WARNING, "A search does not find its practice",
      "A reader who types the words of \"expect-search\" does not see the practice among the first three results. Add the words to the practice (\"index\" with hidden=\"yes\", or main=\"yes\" where another practice has them too) or to a group of \"synonyms\"." },
    { "long-act", SEV_WARNING, "An act has over 32 characters",
      "An act names what the verdict judges, in a column of a table or guide. Name it in fewer words." },
};
/* clang-format on */

const struct code *
codes_all(size_t *n)
{
    *n = G_N_ELEMENTS(codes);
    return codes;
}

const struct code *
code_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        if (strcmp(codes[i].name, name) == 0)
            return &codes[i];
    }
    return NULL;
}
