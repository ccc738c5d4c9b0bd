#include "finding/codes.h"

#include <string.h>

/* clang-format off */
static const struct code codes[] = {
    { "xml", SEV_ERROR, "The file is not well-formed XML",
      "The file cannot be read as XML, has a DOCTYPE, is not UTF-8 or exceeds a limit. Correct the place shown. Proviso stops here because it cannot read the rest." },
    { "schema", SEV_ERROR, "An element or attribute is not expected there",
      "The vocabulary has no such element, attribute or value in this place. The finding says what was expected. Proviso skips the element, or reads it as what was probably meant, and goes on checking." },
    { "missing-file", SEV_ERROR, "A file is missing or outside the handbook's folder",
      "Name included files and pictures by a relative path from the file that refers to them. They must lie inside the handbook's folder." },
    { "picture", SEV_ERROR, "A picture cannot be shown",
      "Pictures are PNG, JPEG or SVG; their content counts, not their name. The finding says what the file is, or what in it is damaged, too large or refers to something outside. Save the picture again as the finding says." },
    { "dangling-ref", SEV_ERROR, "Nothing has this name",
      "A reference names an xml:id that no element has, or that an element of another kind has. Correct the name, or write what it should lead to." },
    { "duplicate-id", SEV_ERROR, "Two elements have the same name",
      "Every xml:id names one element in the whole handbook. Rename one of the two." },
    { "contradiction", SEV_ERROR, "Two rules of the same weight contradict each other",
      "In the situation shown, rules with different verdicts apply and none beats the other. Narrow one by roles, cases or dates, let one override the other, or say combine=\"strictest\"." },
    { "override-cycle", SEV_ERROR, "Rules override each other in a circle",
      "In the situation shown, another rule beats every rule that applies, so that none decides. Remove one \"overrides\"." },
    { "too-many-situations", SEV_ERROR, "A practice distinguishes too many situations",
      "The rules of this practice mention so many circumstances that their combinations cannot be checked. Split the practice." },
    { "scenario-failed", SEV_ERROR, "A step of a story does not have the expected verdict",
      "The rules give this step another verdict than its author expects. Correct the rules or the story." },
    { "no-value", SEV_ERROR, "A fact has no value on that day",
      "The text uses a fact on a day for which the fact has no value. Add the value, or show the text only on days that have one." },
    { "ambiguous-value", SEV_ERROR, "A fact has several values on one day",
      "The periods of two values overlap. End the first where the second begins." },
    { "bad-period", SEV_ERROR, "A date or period is impossible",
      "The date does not exist, or the period ends before it begins. Correct the date." },
    { "bad-lang", SEV_ERROR, "The language is not known",
      "Proviso has no words for this language, or the code is not that of a language. Use a code such as \"en\"." },
    { "no-alt", SEV_ERROR, "A picture has no alternative text",
      "Describe in \"alt\" what the picture shows, for readers who do not see it." },
    { "unsafe-url", SEV_ERROR, "It is not safe to link to this address",
      "A link is relative, or uses https:, http: or mailto:. It names a host, and no user or password. Its host does not mix scripts that look alike." },
    { "hidden-character", SEV_ERROR, "An invisible character changes what readers see",
      "Remove the character. Controls that change the order of letters, spaces without width, tags and private-use characters show one text and contain another. Marks and isolates of direction may stand where both directions meet, joiners in scripts that join letters and in emoji, and a space without width between words of scripts that write no spaces." },
    { "condition-missing", SEV_ERROR, "A conditional rule has no condition",
      "A rule with the verdict \"conditional\" needs \"provided\"." },
    { "condition-unexpected", SEV_ERROR, "A rule that is not conditional has a condition",
      "Only a rule whose verdict is \"conditional\" can have conditions, and only one that is \"unsettled\" can have positions." },
    { "stale-accept", SEV_ERROR, "This \"accept\" matches no warning",
      "The element does not, or no longer, have this warning, or the reason names no source and no decision. Remove the \"accept\", or complete its reason." },
    { "situation", SEV_ERROR, "A line of a batch cannot be answered",
      "A line of \"proviso ask --batch\" names an unknown practice, role or case, or cases that cannot hold together. Proviso answers the other lines." },
    { "theme", SEV_ERROR, "The theme cannot be used",
      "A value in the theme is wrong or missing. proviso-theme(5) says what is expected." },
    { "dress", SEV_ERROR, "A publisher's file cannot be used",
      "A style sheet, brand or page fragment beside the handbook contains something that could load, run or change a verdict, or that the editions cannot show. FOR PUBLISHERS in proviso(1) says what is allowed." },
    { "template", SEV_ERROR, "A template failed",
      "A template could not be read or run, or made something that the edition cannot contain, such as a heading that skips a level." },
    { "missing-glyph", SEV_ERROR, "No font has this character",
      "No font of the theme can show this character in the text or in a drawing, or it is a private-use character, which has no meaning outside its font. Choose another character, or add a font that has it to the theme." },
    { "missing-font", SEV_ERROR, "A font of the theme is not installed",
      "Install the font, or name another one in the theme." },
    { "overfull", SEV_ERROR, "Something does not fit on the page",
      "A word, picture or row is larger than the space for it. Shorten or split it." },
    { "unsettled-reference", SEV_ERROR, "A page number does not settle",
      "Printing this page number moves its target each time, so the pages cannot be fixed. Reword the text near it." },

    { "missing-emoji", SEV_WARNING, "No font has this emoji",
      "Proviso prints the emoji's name in words instead; programs that read or copy the text find the emoji. Choose another character, or add a font that has it to the theme." },
    { "missing-hyphenation", SEV_WARNING, "Hyphenation patterns are missing for a language",
      "The theme asks for hyphenation, but no patterns of this language are installed: lines are looser, and pages break differently than on other machines. Install the language's patterns for libhyphen (Debian: hyphen-LANG), or say hyphenate=\"no\" in the theme." },
    { "gap", SEV_WARNING, "No rule decides some situations",
      "In the situations counted here, no rule of the practice applies, and readers get \"not stated\". Add a rule, or narrow the practice by \"roles\" or \"given\"." },
    { "shadowed", SEV_WARNING, "This rule never takes effect",
      "Wherever the rule applies, another one beats it. Remove it, or correct its roles, cases or dates." },
    { "redundant", SEV_WARNING, "This rule repeats a more general rule",
      "The rule has the same verdict and words as a more general rule, and no condition of its own. Remove it." },
    { "picture-reduced", SEV_WARNING, "A part of a picture is not shown",
      "Proviso leaves out what acts or moves in a picture: scripts, animations, links, at-rules of a style sheet. Save the picture without it, or accept that it is gone." },
    { "unsourced", SEV_WARNING, "A claim has no source",
      "Add \"cite\", so that readers can check the claim." },
    { "weak-source", SEV_WARNING, "A claim rests on weak sources only",
      "All its sources are community or third-party ones. Find a better source, or add confidence=\"low\"." },
    { "unreliable-source", SEV_WARNING, "A claim cites an unreliable source",
      "The source is marked reliable=\"no\". Cite another one, or move it to \"against\"." },
    { "unused", SEV_WARNING, "Nothing uses this",
      "Correct its name, use it or remove it. It may be a source, fact or term without a reference; a role or case that no rule distinguishes; an override of a rule that never applies at the same time; a colour, font or named style of a theme; a template, a mode or a template file; or a picture, a file of words or one with a publisher's name that nothing shows." },
    { "dead-link", SEV_WARNING, "A relative link leads nowhere",
      "The site has no page of this name, or the page has no part of this name. Use \"ref\" for a part of the handbook, and the full address for other pages." },
    { "table", SEV_WARNING, "A screen reader cannot make sense of this table",
      "A row has fewer or more cells than the first one, or no cell is a heading (\"th\"). Readers who do not see the table cannot tell what a cell belongs to. Complete the row, or add headings." },
    { "bare-fact", SEV_WARNING, "This figure should come from a fact",
      "The text spells out a figure that a fact holds. Use \"value-of\", so that both change together." },
    { "expired", SEV_WARNING, "No rule of this practice is in force",
      "All its rules ended before the day of the edition. Add the rule that holds now, or say that none does." },
    { "review-overdue", SEV_WARNING, "This practice should have been reviewed",
      "Its \"review-by\" is earlier than the day of the edition. Review the practice and set \"reviewed\"." },
    { "late-story", SEV_WARNING, "This story is later than the edition",
      "All its steps are on days after the day of the edition, so that no edition shows it. Correct their \"on\", or the date of the edition." },
    { "negative-unsafe", SEV_WARNING, "Without its heading this item says the opposite",
      "The heading, or the words before the list, say \"not\", but the item does not. Write \"not\" in the item too." },
    { "undefined-term", SEV_WARNING, "A word of the glossary is not linked",
      "The practice uses a word of the glossary but never links it. Use \"term\" where the word first occurs." },
    { "long-sentence", SEV_WARNING, "A sentence has over 30 words",
      "Split the sentence. Definitions, and reasons beside official wording, are not counted, because their sentences are usually the source's." },
    { "long-answer", SEV_WARNING, "An answer is too long",
      "An answer has at most two sentences and 240 characters. Move the rest to the text of the practice." },
    { "long-guide", SEV_WARNING, "A guide asks too many questions",
      "A guide has at most 24 questions. A guide that would have more than 60 asks about each of its practices separately. Remove a practice that only mirrors another, make two guides, or say in \"ask\" what comes first." },
    { "long-table", SEV_WARNING, "A rule table is too long",
      "A rule table has at most 30 rows, because readers go through them from the top. Merge some rules, or split the practice in two, each with its own \"given\"." },
    { "synonyms", SEV_WARNING, "A group of synonyms is incomplete or repeats a word",
      "A group needs at least two words or phrases, and at least one of them must occur in the handbook. No word or phrase may stand twice, in one group or in two; forms of one word count as the same. Add the missing word, or remove the repeated one." },
    { "search-miss", SEV_WARNING, "A search does not find its practice",
      "A reader who types the words of \"expect-search\" does not see the practice among the first three results. Add the words to the practice (\"index\" with hidden=\"yes\", and main=\"yes\" where another practice has them too), or to a group of \"synonyms\"." },
    { "lost-address", SEV_WARNING, "An address of the edition before leads nowhere",
      "Readers have linked to it, and sources cite it. Name it in the \"formerly\" of what took its place." },
    { "long-act", SEV_WARNING, "An act has over 32 characters",
      "An act names what the verdict judges, and stands in a column of a table or guide. Name it in fewer words." },
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
