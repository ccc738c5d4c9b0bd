<?xml version="1.0" encoding="UTF-8"?>
<!-- What both editions share: text, references, verdicts, and the parts of a practice.  web.xsl
     and print.xsl import this and override what differs: how a sign is drawn, what a reference
     shows, where parts stand.  generator/compose/compose.h describes the tree this reads. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:key name="id" match="h:*[@xml:id]" use="@xml:id"/>
<xsl:key name="scenario-in" match="/h:handbook/h:scenario" use="@in"/>

<xsl:variable name="handbook" select="/h:handbook"/>

<!-- ============================================================ Text -->

<!-- What an element keeps of itself. -->
<xsl:template name="keep">
  <xsl:copy-of select="@d:at | @xml:lang"/>
  <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
</xsl:template>

<xsl:template match="h:p | h:li | h:dl | h:dt | h:dd | h:em | h:strong | h:code | h:q | h:blockquote
    | h:abbr | h:sub | h:sup | h:br | h:thead | h:tbody | h:tr | h:td">
  <xsl:element name="{local-name()}">
    <xsl:call-template name="keep"/>
    <xsl:copy-of select="@title | @colspan | @rowspan"/>
    <xsl:apply-templates/>
  </xsl:element>
</xsl:template>

<xsl:template match="h:ul | h:ol">
  <xsl:element name="{local-name()}">
    <xsl:attribute name="class">text</xsl:attribute>
    <xsl:call-template name="keep"/>
    <xsl:apply-templates/>
  </xsl:element>
</xsl:template>

<xsl:template match="h:th">
  <th>
    <xsl:attribute name="scope">
      <xsl:choose>
        <xsl:when test="@scope"><xsl:value-of select="@scope"/></xsl:when>
        <xsl:when test="ancestor::h:thead">col</xsl:when>
        <xsl:otherwise>row</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:call-template name="keep"/>
    <xsl:copy-of select="@colspan | @rowspan"/>
    <xsl:apply-templates/>
  </th>
</xsl:template>

<xsl:template match="h:table">
  <table class="text">
    <xsl:call-template name="keep"/>
    <xsl:apply-templates/>
  </table>
</xsl:template>

<xsl:template match="h:caption">
  <caption><xsl:call-template name="keep"/>
    <xsl:if test="../@d:number"><b><xsl:value-of select="f:word('table', ../@d:number)"/></b><xsl:text>&#x2002;</xsl:text></xsl:if>
    <xsl:apply-templates/></caption>
</xsl:template>

<xsl:template match="h:figure">
  <figure>
    <xsl:call-template name="keep"/>
    <xsl:apply-templates select="h:img"/>
    <figcaption><xsl:copy-of select="h:caption/@d:at"/>
      <xsl:if test="@d:number"><b><xsl:value-of select="f:word('figure', @d:number)"/></b><xsl:text>&#x2002;</xsl:text></xsl:if>
      <xsl:apply-templates select="h:caption/node()"/></figcaption>
  </figure>
</xsl:template>

<xsl:template match="h:img">
  <img src="{f:image(.)}" alt="{@alt}"><xsl:copy-of select="@d:at"/></img>
</xsl:template>

<xsl:template match="h:a">
  <a href="{@href}"><xsl:call-template name="keep"/><xsl:apply-templates/></a>
</xsl:template>

<xsl:template match="h:note">
  <div class="remark"><xsl:call-template name="keep"/><xsl:apply-templates/></div>
</xsl:template>

<xsl:template match="h:section">
  <section class="text-section">
    <xsl:call-template name="keep"/>
    <h2 class="section"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h2>
    <xsl:apply-templates select="h:*[not(self::h:title)]"/>
  </section>
</xsl:template>

<!-- In the author's hand, not in the reader's. -->
<xsl:template match="h:accept | h:cite"/>

<xsl:template match="h:index"/>
<xsl:template match="h:index[@d:id]"><span id="{@d:id}"/></xsl:template>

<!-- ============================================================ References -->

<!-- The words of a reference: its own, else what it leads to, "Passing a tool on, 1.2". -->
<xsl:template name="ref-words">
  <xsl:choose>
    <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
    <xsl:when test="@d:kind = 'figure' and @d:number"><xsl:value-of select="f:word('figure', @d:number)"/></xsl:when>
    <xsl:when test="@d:kind = 'table' and @d:number"><xsl:value-of select="f:word('table', @d:number)"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="numbered-title"><xsl:with-param name="title" select="@d:title"/><xsl:with-param name="number" select="@d:number"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- "Passing a tool on, 1.2"; "May I do it? A". -->
<xsl:template name="numbered-title">
  <xsl:param name="title" select="@title"/>
  <xsl:param name="number" select="@number"/>
  <xsl:value-of select="$title"/>
  <xsl:if test="string($number)">
    <xsl:if test="not(contains('?!…', substring($title, string-length($title))))">,</xsl:if>
    <xsl:text> </xsl:text><xsl:value-of select="$number"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:ref">
  <a href="#{@d:target}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="ref-words"/></a>
  <xsl:call-template name="ref-page"><xsl:with-param name="target" select="@d:target"/><xsl:with-param name="number"><xsl:if test="node()"><xsl:value-of select="@d:number"/></xsl:if></xsl:with-param></xsl:call-template>
</xsl:template>
<xsl:template match="h:ref[@d:gone] | h:ref[not(@d:target)]">
  <xsl:call-template name="ref-words"/>
</xsl:template>

<!-- Overridden in print: where in the book that is, " (1.2 (arrow) 30)". -->
<xsl:template name="ref-page">
  <xsl:param name="target"/>
  <xsl:param name="number"/>
</xsl:template>

<xsl:template match="h:value-of">
  <span class="fact"><xsl:copy-of select="@d:at"/><xsl:value-of select="@d:text"/></span>
  <xsl:call-template name="marks"/>
</xsl:template>

<xsl:template match="h:term[@ref]">
  <a class="term" href="#{@ref}"><xsl:copy-of select="@d:at"/>
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@d:text"/></xsl:otherwise>
    </xsl:choose>
  </a>
</xsl:template>

<!-- Note marks "1, 3–5" of the element's d:marks, which are numbers of this practice's sources. -->
<xsl:template name="marks">
  <xsl:param name="marks" select="@d:marks"/>
  <xsl:param name="practice" select="ancestor::h:practice[1]/@xml:id"/>
  <xsl:if test="string($marks) and $practice">
    <sup class="note">
      <xsl:call-template name="mark-list">
        <xsl:with-param name="rest" select="concat(normalize-space($marks), ' ')"/>
        <xsl:with-param name="practice" select="$practice"/>
      </xsl:call-template>
    </sup>
  </xsl:if>
</xsl:template>

<xsl:template name="mark-list">
  <xsl:param name="rest"/>
  <xsl:param name="practice"/>
  <xsl:param name="is-first" select="true()"/>
  <xsl:if test="$rest">
    <xsl:variable name="start" select="substring-before($rest, ' ')"/>
    <xsl:variable name="end">
      <xsl:call-template name="run-end">
        <xsl:with-param name="last" select="$start"/>
        <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="stop">
      <xsl:choose>
        <xsl:when test="$end &gt; $start + 1"><xsl:value-of select="$end"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$start"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="not($is-first)">,&#xA0;</xsl:if>
    <a href="#{$practice}--s{$start}"><xsl:value-of select="$start"/></a>
    <xsl:if test="number($stop) != number($start)">–<a href="#{$practice}--s{$stop}"><xsl:value-of select="$stop"/></a></xsl:if>
    <xsl:call-template name="mark-list">
      <xsl:with-param name="rest" select="substring-after(concat(' ', $rest), concat(' ', $stop, ' '))"/>
      <xsl:with-param name="practice" select="$practice"/>
      <xsl:with-param name="is-first" select="false()"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="run-end">
  <xsl:param name="last"/>
  <xsl:param name="rest"/>
  <xsl:variable name="next" select="substring-before($rest, ' ')"/>
  <xsl:choose>
    <xsl:when test="$next and number($next) = number($last) + 1">
      <xsl:call-template name="run-end">
        <xsl:with-param name="last" select="$next"/>
        <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      </xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$last"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The same text without links, marks and paragraphs, for guides and lists. -->
<xsl:template match="h:value-of | h:term[@ref]" mode="plain">
  <xsl:choose>
    <xsl:when test="node()"><xsl:apply-templates mode="plain"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@d:text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="h:ref" mode="plain">
  <xsl:choose>
    <xsl:when test="node()"><xsl:apply-templates mode="plain"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@d:title"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="h:em | h:strong | h:code | h:q | h:sub | h:sup | h:abbr" mode="plain">
  <xsl:element name="{local-name()}"><xsl:copy-of select="@xml:lang | @d:at"/><xsl:apply-templates mode="plain"/></xsl:element>
</xsl:template>
<xsl:template match="h:index | h:cite | h:against" mode="plain"/>
<xsl:template match="h:p" mode="plain">
  <xsl:if test="preceding-sibling::h:p"><xsl:text> </xsl:text></xsl:if>
  <xsl:apply-templates mode="plain"/>
</xsl:template>

<!-- ============================================================ Verdicts -->

<!-- Overridden by each edition: how a sign is drawn.  It never travels without its word. -->
<xsl:template name="sign">
  <xsl:param name="verdict"/>
  <xsl:if test="$verdict != 'not-concerned'"><i class="sign {f:sign($verdict)}" aria-hidden="true"/></xsl:if>
</xsl:template>

<!-- Sign and word: "Forbidden". -->
<xsl:template name="verdict">
  <xsl:param name="verdict" select="@verdict"/>
  <span class="v {f:sign($verdict)}">
    <xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template>
    <span class="w"><xsl:value-of select="f:word(concat('verdict.', $verdict))"/></span>
  </span>
</xsl:template>

<!-- Sign and short word, in matrices only. -->
<xsl:template name="short-verdict">
  <xsl:param name="verdict" select="@verdict"/>
  <xsl:choose>
    <xsl:when test="$verdict = 'not-concerned'">
      <span class="none"><xsl:value-of select="f:word('short.not-concerned')"/></span>
    </xsl:when>
    <xsl:otherwise>
      <span class="v {f:sign($verdict)}">
        <xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template>
        <span class="w"><xsl:value-of select="f:word(concat('short.', $verdict))"/></span>
      </span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- "Provided that: (a), (c)" of letters "a c". -->
<xsl:template name="letters">
  <xsl:param name="letters" select="@letters"/>
  <xsl:param name="practice" select="ancestor::h:practice[1]/@xml:id"/>
  <xsl:if test="string($letters)">
    <xsl:text> </xsl:text><span class="n">
      <xsl:value-of select="f:word('provided-that')"/>
      <xsl:text>: </xsl:text>
      <xsl:call-template name="letter-list">
        <xsl:with-param name="rest" select="concat(normalize-space($letters), ' ')"/>
        <xsl:with-param name="practice" select="$practice"/>
      </xsl:call-template>
    </span>
  </xsl:if>
</xsl:template>
<xsl:template name="letter-list">
  <xsl:param name="rest"/>
  <xsl:param name="practice"/>
  <xsl:variable name="letter" select="substring-before($rest, ' ')"/>
  <a href="#{$practice}--{$letter}">(<xsl:value-of select="$letter"/>)</a>
  <xsl:if test="substring-after($rest, ' ')">
    <xsl:text>, </xsl:text>
    <xsl:call-template name="letter-list">
      <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      <xsl:with-param name="practice" select="$practice"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- ============================================================ A practice
     In the reader's order: question, verdict, answer, who it applies to, the rule, the reasons.
     Each part is a template of its own, so that an edition, or a handbook, can change one. -->

<!-- Everything of a practice after its question. -->
<xsl:template name="practice-body">
  <xsl:call-template name="practice-age"/>
  <xsl:call-template name="practice-answer"/>
  <xsl:call-template name="practice-strip"/>
  <xsl:call-template name="practice-rest"/>
</xsl:template>

<xsl:template name="practice-rest">
  <xsl:apply-templates select="h:lead"/>
  <xsl:call-template name="practice-table"/>
  <xsl:call-template name="practice-reasons"/>
  <xsl:call-template name="practice-other-rules"/>
  <xsl:call-template name="practice-text"/>
  <xsl:call-template name="practice-history"/>
  <xsl:apply-templates select="key('scenario-in', @xml:id)"/>
  <xsl:apply-templates select="h:index"/>
</xsl:template>

<xsl:template name="practice-label">
  <p class="kick"><b><xsl:value-of select="@d:number"/></b><xsl:text>&#x2002;</xsl:text>
    <span><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></span>
    <xsl:call-template name="official-number"/></p>
</xsl:template>

<!-- The number that an official text gives a chapter, practice or rule. -->
<xsl:template name="official-number">
  <xsl:if test="@label"><xsl:text> </xsl:text><span class="official"><xsl:value-of select="f:word('label', @label)"/></span></xsl:if>
</xsl:template>

<!-- Notes on age stand between question and answer. -->
<xsl:template name="practice-age">
  <xsl:for-each select="d:validity/@ended-text | d:validity/@stale-text"><p class="age"><xsl:value-of select="."/></p></xsl:for-each>
</xsl:template>

<xsl:template name="practice-answer">
  <xsl:variable name="rule" select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]"/>
  <div class="ans {f:sign(@d:verdict)}" id="{@xml:id}--answer">
    <p class="big">
      <xsl:if test="$rule and not($rule/ancestor::d:exempting)"><xsl:attribute name="id"><xsl:value-of select="$rule/@xml:id"/></xsl:attribute></xsl:if>
      <xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template>
      <span class="w"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></span>
    </p>
    <xsl:choose>
      <xsl:when test="$rule"><xsl:apply-templates select="$rule" mode="answer"/></xsl:when>
      <xsl:when test="@d:state = 'ended'"><p class="lead"><xsl:value-of select="f:word('ended.answer')"/></p></xsl:when>
      <xsl:otherwise><p class="lead"><xsl:value-of select="f:word('not-stated.answer')"/></p></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<!-- The answer of a rule, its last paragraph bearing the note marks; official wording as a
     quotation, or alone where there is no answer. -->
<xsl:template match="h:rule" mode="answer">
  <xsl:param name="class" select="'lead'"/>
  <xsl:for-each select="h:answer/h:*">
    <p class="{$class}"><xsl:call-template name="keep"/><xsl:apply-templates/>
      <xsl:if test="position() = last()"><xsl:call-template name="marks"><xsl:with-param name="marks" select="ancestor::h:rule[1]/@d:marks"/></xsl:call-template></xsl:if></p>
  </xsl:for-each>
  <xsl:if test="h:wording">
    <xsl:if test="h:answer"><p class="wording-intro"><xsl:value-of select="f:word('wording')"/></p></xsl:if>
    <blockquote class="wording"><xsl:copy-of select="h:wording/@d:at | h:wording/@xml:lang"/>
      <xsl:for-each select="h:wording/h:*">
        <p><xsl:call-template name="keep"/><xsl:apply-templates/>
          <xsl:if test="position() = last() and not(ancestor::h:rule[1]/h:answer)"><xsl:call-template name="marks"><xsl:with-param name="marks" select="ancestor::h:rule[1]/@d:marks"/></xsl:call-template></xsl:if></p>
      </xsl:for-each>
    </blockquote>
  </xsl:if>
  <xsl:if test="@label and @d:part = 'speaks'"><p class="n"><xsl:call-template name="official-number"/></p></xsl:if>
</xsl:template>

<!-- Equal columns, one a role; left out when all share the headline verdict. -->
<xsl:template name="practice-strip">
  <xsl:if test="d:strip">
    <dl class="who roles-{count(d:strip/d:role)}">
      <xsl:for-each select="d:strip/d:role">
        <div>
          <dt><xsl:value-of select="@name"/></dt>
          <dd><xsl:choose>
              <xsl:when test="@verdict = 'not-concerned'"><span class="none"><xsl:value-of select="f:word('verdict.not-concerned')"/></span></xsl:when>
              <xsl:otherwise><xsl:call-template name="verdict"/></xsl:otherwise>
            </xsl:choose>
            <xsl:call-template name="letters"/></dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:if>
</xsl:template>

<xsl:template name="practice-table">
  <xsl:if test="d:table">
    <xsl:variable name="columns" select="d:table/d:column"/>
    <xsl:call-template name="table-head"/>
    <table class="rule" id="{@xml:id}--rule">
      <xsl:call-template name="table-caption"/>
      <thead><tr>
        <xsl:for-each select="$columns"><th scope="col"><xsl:value-of select="@name"/></th></xsl:for-each>
        <th scope="col" class="vd verdict"><xsl:value-of select="f:word('rule-table.verdict')"/></th>
        <th scope="col" class="since"><xsl:value-of select="f:word('rule-table.since')"/></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="d:table/d:row">
          <tr>
            <xsl:if test="@ordinary"><xsl:attribute name="class">r1 ordinary <xsl:value-of select="f:sign(@verdict)"/></xsl:attribute></xsl:if>
            <xsl:for-each select="d:case">
              <xsl:variable name="n" select="position()"/>
              <td data-l="{$columns[$n]/@name}">
                <xsl:if test="@any"><xsl:attribute name="class">any</xsl:attribute></xsl:if>
                <xsl:value-of select="."/>
              </td>
            </xsl:for-each>
            <td class="vd verdict" data-l="{f:word('rule-table.verdict')}"><xsl:call-template name="verdict"/><xsl:call-template name="letters"/></td>
            <td class="since" data-l="{f:word('rule-table.since')}"><xsl:value-of select="@since-text"/><xsl:if test="not(@since-text)"><xsl:value-of select="f:word('table.none')"/></xsl:if></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- Overridden by the web: a heading before the table, and only the hint in its caption. -->
<xsl:template name="table-head"/>
<xsl:template name="table-caption">
  <caption><b><xsl:value-of select="f:word('rule-table')"/></b><xsl:text> </xsl:text>
    <span class="hint"><xsl:value-of select="f:word('rule-table.hint')"/></span></caption>
</xsl:template>

<!-- A heading inside a practice. -->
<xsl:template name="part-head">
  <xsl:param name="key"/>
  <xsl:param name="id"/>
  <h3 class="s"><xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if><xsl:value-of select="f:word($key)"/></h3>
</xsl:template>

<!-- Why, Provided that, What to do instead, Consequences: of the rule that speaks. -->
<xsl:template name="practice-reasons">
  <xsl:variable name="rule" select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]"/>
  <xsl:call-template name="practice-reason"><xsl:with-param name="part" select="$rule/h:because"/><xsl:with-param name="id" select="concat(@xml:id, '--why')"/></xsl:call-template>
  <xsl:call-template name="practice-conditions"/>
  <xsl:call-template name="practice-reason"><xsl:with-param name="part" select="$rule/h:instead"/><xsl:with-param name="id" select="concat(@xml:id, '--instead')"/></xsl:call-template>
  <xsl:call-template name="practice-reason"><xsl:with-param name="part" select="$rule/h:consequence"/><xsl:with-param name="id" select="concat(@xml:id, '--consequence')"/></xsl:call-template>
  <xsl:if test="$rule/h:position">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'positions'"/><xsl:with-param name="id" select="concat(@xml:id, '--positions')"/></xsl:call-template>
    <xsl:apply-templates select="$rule" mode="positions"/>
  </xsl:if>
  <xsl:if test="$rule/h:against">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'not-followed'"/><xsl:with-param name="id" select="concat(@xml:id, '--not-followed')"/></xsl:call-template>
    <xsl:apply-templates select="$rule/h:against"/>
  </xsl:if>
</xsl:template>

<xsl:template name="practice-reason">
  <xsl:param name="part"/>
  <xsl:param name="id"/>
  <xsl:if test="$part">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="local-name($part)"/><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:apply-templates select="$part"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:because | h:instead | h:consequence"><xsl:apply-templates/></xsl:template>

<!-- Conditions keep their letters: tables, examples and guides cite them.  Here stand those of the
     ordinary situation; rules for other cases bring theirs along. -->
<xsl:template name="practice-conditions">
  <xsl:variable name="all" select="h:rule[@d:part = 'speaks' or (@d:part = 'also' and @d:headline)]/h:provided"/>
  <xsl:if test="$all">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'provided-that'"/><xsl:with-param name="id" select="concat(@xml:id, '--provided')"/></xsl:call-template>
    <xsl:if test="count($all) &gt; 1"><p class="hint"><xsl:value-of select="f:word('provided-that.all')"/></p></xsl:if>
    <ol class="prov"><xsl:for-each select="$all"><xsl:call-template name="condition-item"/></xsl:for-each></ol>
  </xsl:if>
</xsl:template>

<xsl:template name="condition-item">
  <li id="{ancestor::h:practice[1]/@xml:id}--{@d:letter}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="condition"/></li>
</xsl:template>

<xsl:template name="condition">
  <span class="k">(<xsl:value-of select="@d:letter"/>)</span>
  <div class="condition"><xsl:call-template name="condition-text"/></div>
</xsl:template>

<!-- Its last paragraph ends with when it has to be met, and whose approval it takes. -->
<xsl:template name="condition-text">
  <xsl:for-each select="h:*[not(self::h:cite or self::h:index)]">
    <xsl:choose>
      <xsl:when test="self::h:p and position() = last()">
        <p><xsl:call-template name="keep"/><xsl:apply-templates/>
          <xsl:for-each select=".."><xsl:call-template name="condition-terms"/></xsl:for-each></p>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template name="condition-terms">
  <xsl:if test="@when or @by">
    <xsl:text> </xsl:text><span class="n">
      <xsl:if test="@when"><xsl:value-of select="f:word(concat('when.', @when))"/></xsl:if>
      <xsl:if test="@when and @by"><xsl:text> · </xsl:text></xsl:if>
      <xsl:if test="@by"><xsl:value-of select="f:word('approved-by', @by)"/></xsl:if>
    </span>
  </xsl:if>
</xsl:template>

<!-- What the sources of an unsettled rule say, each with its own verdict where it has one. -->
<xsl:template match="h:rule" mode="positions">
  <xsl:if test="h:position">
    <ol class="prov positions">
      <xsl:for-each select="h:position">
        <xsl:call-template name="position-item"/>
      </xsl:for-each>
    </ol>
  </xsl:if>
</xsl:template>

<xsl:template name="position-item">
  <li><xsl:copy-of select="@d:at | @xml:lang"/>
    <span class="k">(<xsl:value-of select="@d:letter"/>)</span>
    <div class="condition"><xsl:call-template name="position-text"/></div></li>
</xsl:template>

<xsl:template name="position-text">
  <xsl:if test="@verdict"><p class="pv"><xsl:call-template name="verdict"/></p></xsl:if>
  <xsl:for-each select="h:*[not(self::h:cite or self::h:against)]">
    <p><xsl:call-template name="keep"/><xsl:apply-templates/>
      <xsl:if test="position() = last()"><xsl:call-template name="marks"><xsl:with-param name="marks" select="../@d:marks"/></xsl:call-template></xsl:if></p>
  </xsl:for-each>
  <xsl:apply-templates select="h:against"/>
</xsl:template>

<!-- "Another source says otherwise": which, and why it is not followed. -->
<xsl:template match="h:against">
  <div class="against"><xsl:copy-of select="@d:at"/>
    <p class="n"><xsl:value-of select="f:word('against', string(key('id', @source)/h:title))"/><xsl:call-template name="marks"><xsl:with-param name="marks" select="@d:n"/></xsl:call-template></p>
    <xsl:apply-templates/></div>
</xsl:template>

<!-- The other rules in force, each with its own answer and reasons: first those that hold at the
     same time, then those for other people and circumstances. -->
<xsl:template name="practice-other-rules">
  <xsl:variable name="current" select="h:rule[@d:state = 'current'] | d:exempting/d:from/h:rule[@d:state = 'current']"/>
  <xsl:call-template name="cases"><xsl:with-param name="rules" select="$current[@d:part = 'also']"/><xsl:with-param name="key" select="'also'"/></xsl:call-template>
  <xsl:call-template name="cases"><xsl:with-param name="rules" select="$current[@d:part = 'other']"/><xsl:with-param name="key" select="'other-cases'"/></xsl:call-template>
</xsl:template>

<!-- What the rules said before. -->
<xsl:template name="practice-history">
  <xsl:call-template name="cases"><xsl:with-param name="rules" select="h:rule[@d:state = 'past'] | d:exempting/d:from/h:rule[@d:state = 'past']"/><xsl:with-param name="key" select="'history'"/></xsl:call-template>
</xsl:template>

<xsl:template name="cases">
  <xsl:param name="rules"/>
  <xsl:param name="key"/>
  <xsl:if test="$rules">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="$key"/><xsl:with-param name="id" select="concat(@xml:id, '--', $key)"/></xsl:call-template>
    <xsl:apply-templates select="$rules" mode="case"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:rule" mode="case">
  <div class="case {@d:state}">
    <xsl:if test="not(ancestor::d:exempting)"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:copy-of select="@d:at | @xml:lang"/>
    <p class="case-head"><xsl:call-template name="verdict"/>
      <xsl:variable name="whom"><xsl:call-template name="case-whom"/></xsl:variable>
      <xsl:if test="string($whom)"><xsl:text> </xsl:text><span class="whom"><xsl:copy-of select="$whom"/></span></xsl:if></p>
    <xsl:apply-templates select="." mode="answer"><xsl:with-param name="class" select="'case-answer'"/></xsl:apply-templates>
    <xsl:call-template name="case-conditions"/>
    <xsl:for-each select="h:because | h:instead | h:consequence">
      <div class="case-part"><p class="case-part-head"><xsl:value-of select="f:word(local-name())"/></p><xsl:apply-templates/></div>
    </xsl:for-each>
    <xsl:apply-templates select="." mode="positions"/>
    <xsl:apply-templates select="h:against"/>
  </div>
</xsl:template>

<!-- Where they have letters in this practice these are kept. -->
<xsl:template name="case-conditions">
  <xsl:if test="h:provided and not(@d:part = 'also' and @d:headline)">
    <div class="case-part"><p class="case-part-head"><xsl:value-of select="f:word('provided-that')"/></p>
      <xsl:choose>
        <xsl:when test="h:provided/@d:letter"><ol class="prov"><xsl:for-each select="h:provided"><xsl:call-template name="condition-item"/></xsl:for-each></ol></xsl:when>
        <xsl:otherwise><ul class="text"><xsl:for-each select="h:provided"><li><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="condition-text"/></li></xsl:for-each></ul></xsl:otherwise>
      </xsl:choose></div>
  </xsl:if>
</xsl:template>

<!-- "Power tool; No course · in force since 1 May 2022": whom and when a rule is for, since when,
     under which number, from which practice. -->
<xsl:template name="case-whom">
  <xsl:variable name="who"><xsl:choose>
    <xsl:when test="string(@d:who-text)"><xsl:value-of select="@d:who-text"/></xsl:when>
    <xsl:when test="@d:part = 'other'"><xsl:value-of select="f:word('case.otherwise')"/></xsl:when>
  </xsl:choose></xsl:variable>
  <xsl:value-of select="$who"/>
  <xsl:if test="@d:since-text or @d:state = 'past'">
    <xsl:if test="string($who)"><xsl:text> · </xsl:text></xsl:if>
    <xsl:value-of select="f:word('case.force', @d:period-text)"/>
  </xsl:if>
  <xsl:if test="@label"><xsl:if test="string($who) or @d:since-text or @d:state = 'past'"><xsl:text> ·</xsl:text></xsl:if><xsl:call-template name="official-number"/></xsl:if>
  <xsl:if test="@confidence = 'low'"><xsl:text> · </xsl:text><xsl:value-of select="f:word('confidence.short')"/></xsl:if>
  <xsl:for-each select="parent::d:from"><xsl:text> · </xsl:text><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a></xsl:for-each>
</xsl:template>

<!-- The practice's own text after its rules. -->
<xsl:template name="practice-text">
  <xsl:variable name="text" select="h:*[not(self::h:title or self::h:question or self::h:lead or self::h:rule or self::h:index or self::h:accept)]"/>
  <xsl:if test="$text">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'more'"/><xsl:with-param name="id" select="concat(@xml:id, '--more')"/></xsl:call-template>
    <xsl:apply-templates select="$text"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:lead"><div class="before-rules"><xsl:call-template name="keep"/><xsl:apply-templates/></div></xsl:template>

<!-- ============================================================ Worked examples -->

<xsl:template match="h:scenario">
  <section class="ex" id="{@xml:id}"><xsl:copy-of select="@d:at"/>
    <xsl:call-template name="scenario-head"/>
    <ol class="steps"><xsl:apply-templates select="h:step"/></ol>
  </section>
</xsl:template>

<xsl:template name="scenario-head">
  <h3 class="s ex-head"><xsl:value-of select="f:word('example')"/>: <xsl:apply-templates select="h:title/node()"/></h3>
  <xsl:if test="h:people"><p class="by"><xsl:apply-templates select="h:people/node()"/></p></xsl:if>
</xsl:template>

<xsl:template match="h:step">
  <li>
    <xsl:copy-of select="@d:at"/>
    <span class="d"><xsl:value-of select="@d:date-text"/></span>
    <span class="node {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></xsl:if></span>
    <span class="o {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></xsl:if></span>
    <div class="t"><xsl:call-template name="step-text"/></div>
  </li>
</xsl:template>

<!-- The story; its last paragraph names what decides, unless the example stands there. -->
<xsl:template name="step-text">
  <xsl:for-each select="h:p">
    <p><xsl:call-template name="keep"/><xsl:apply-templates/>
      <xsl:if test="position() = last()"><xsl:call-template name="step-reference"/></xsl:if></p>
  </xsl:for-each>
  <xsl:if test="@d:assumed-text"><p class="n"><xsl:value-of select="f:word('assumed', @d:assumed-text)"/></p></xsl:if>
</xsl:template>

<xsl:template name="step-reference">
  <xsl:for-each select=".."><!-- the step -->
    <xsl:variable name="practice" select="key('id', @practice)[@d:number]"/>
    <xsl:if test="$practice and @practice != string(../@in)">
      <xsl:text> </xsl:text>
      <xsl:call-template name="short-reference"><xsl:with-param name="target" select="$practice"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@d:letters"><xsl:text> </xsl:text><xsl:call-template name="letters"><xsl:with-param name="letters" select="@d:letters"/><xsl:with-param name="practice" select="@practice"/></xsl:call-template></xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- Overridden by each edition: "3.2" as a link, or "3.2 (arrow) 30". -->
<xsl:template name="short-reference">
  <xsl:param name="target"/>
  <a class="x" href="#{$target/@xml:id}"><xsl:value-of select="$target/@d:number"/></a>
</xsl:template>

<!-- ============================================================ Sources -->

<xsl:template name="standing">
  <xsl:param name="standing" select="@standing"/>
  <xsl:param name="authority" select="@authority"/>
  <xsl:call-template name="bars"><xsl:with-param name="standing" select="$standing"/></xsl:call-template>
  <b><xsl:value-of select="f:word(concat('authority.', $authority))"/></b>
</xsl:template>

<!-- Overridden by the web: three bars, filled from the left. -->
<xsl:template name="bars">
  <xsl:param name="standing"/>
  <i class="bars b{$standing}" aria-hidden="true"/>
</xsl:template>

<!-- One numbered source of a practice: standing, then title, place, dates. -->
<xsl:template match="d:cited/d:source">
  <xsl:variable name="source" select="key('id', @ref)"/>
  <li id="{ancestor::h:practice[1]/@xml:id}--s{@n}">
    <span class="num"><xsl:value-of select="@n"/></span>
    <p><xsl:call-template name="standing"/></p>
    <p><xsl:call-template name="source-line"><xsl:with-param name="source" select="$source"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p>
  </li>
</xsl:template>

<xsl:template name="source-line">
  <xsl:param name="source"/>
  <xsl:param name="at"/>
  <xsl:call-template name="source-title"><xsl:with-param name="source" select="$source"/></xsl:call-template>
  <xsl:if test="string($at)"><xsl:text>, </xsl:text><xsl:value-of select="$at"/></xsl:if>
  <xsl:if test="$source/@d:published-text"><xsl:text>, </xsl:text><xsl:value-of select="$source/@d:published-text"/></xsl:if>
  <xsl:text>.</xsl:text>
  <xsl:if test="$source/@reliable = 'no'"><xsl:text> </xsl:text><b><xsl:value-of select="f:word('unreliable')"/></b><xsl:text>.</xsl:text></xsl:if>
</xsl:template>

<xsl:template name="source-title">
  <xsl:param name="source"/>
  <a href="#{$source/@xml:id}"><xsl:value-of select="$source/h:title"/></a>
</xsl:template>

<!-- What the side column says of a practice's age, sentence by sentence. -->
<xsl:template name="validity-lines">
  <xsl:for-each select="d:validity">
    <xsl:if test="@since-text"><p><xsl:value-of select="@since-text"/></p></xsl:if>
    <xsl:if test="@before-verdict"><p><xsl:value-of select="f:word('validity.before', f:word(concat('verdict.', @before-verdict)), string(@before-text))"/></p></xsl:if>
    <xsl:if test="@checked-text"><p><xsl:value-of select="@checked-text"/></p></xsl:if>
    <xsl:if test="@review-text"><p><xsl:value-of select="@review-text"/></p></xsl:if>
    <xsl:if test="@owner-text"><p><xsl:value-of select="@owner-text"/></p></xsl:if>
    <xsl:if test="@confidence-text"><p><xsl:value-of select="@confidence-text"/></p></xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- ============================================================ At the back -->

<!-- All sources that are cited, in their own order, with everything known about them. -->
<xsl:template name="sources-list">
  <ol class="sources src">
    <xsl:for-each select="d:sources/d:source"><xsl:apply-templates select="key('id', @ref)" mode="entry"/></xsl:for-each>
  </ol>
</xsl:template>

<xsl:template match="h:source" mode="entry">
  <li id="{@xml:id}"><xsl:copy-of select="@d:at | @xml:lang"/>
    <p><xsl:call-template name="standing"><xsl:with-param name="standing" select="@d:standing"/><xsl:with-param name="authority" select="@authority"/></xsl:call-template></p>
    <p><xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:apply-templates select="h:title/node()"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="h:title/node()"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@d:published-text"><xsl:text>, </xsl:text><xsl:value-of select="@d:published-text"/></xsl:if>
      <xsl:text>.</xsl:text>
      <xsl:if test="@d:accessed-text"><xsl:text> </xsl:text><xsl:value-of select="f:word('source.read', @d:accessed-text)"/></xsl:if></p>
    <xsl:call-template name="source-address"/>
    <xsl:if test="@reliable = 'no'"><div class="unreliable"><p><b><xsl:value-of select="f:word('unreliable')"/></b></p><xsl:apply-templates select="h:why/h:*"/></div></xsl:if>
  </li>
</xsl:template>

<!-- Overridden in print, where a link shows no address. -->
<xsl:template name="source-address"/>

<!-- Figures with the time for which each value holds. -->
<xsl:template name="figures-table">
  <table class="facts">
    <thead><tr>
      <th scope="col"><xsl:value-of select="f:word('figures.name')"/></th>
      <th scope="col"><xsl:value-of select="f:word('figures.value')"/></th>
      <th scope="col"><xsl:value-of select="f:word('figures.when')"/></th>
      <th scope="col"><xsl:value-of select="f:word('sources')"/></th>
    </tr></thead>
    <tbody>
      <xsl:for-each select="h:facts/h:fact">
        <xsl:for-each select="h:value">
          <tr class="{@d:state}"><xsl:copy-of select="@d:at"/>
            <xsl:if test="position() = 1"><th scope="row" id="{../@xml:id}">
              <xsl:if test="count(../h:value) &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="count(../h:value)"/></xsl:attribute></xsl:if>
              <xsl:apply-templates select="../h:name/node()"/></th></xsl:if>
            <td><xsl:value-of select="@d:text"/></td>
            <td><xsl:value-of select="@d:period-text"/><xsl:if test="@confidence = 'low'"> · <xsl:value-of select="f:word('confidence.short')"/></xsl:if></td>
            <td><xsl:call-template name="value-sources"/></td>
          </tr>
        </xsl:for-each>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template name="value-sources">
  <xsl:for-each select="h:cite">
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:call-template name="source-title"><xsl:with-param name="source" select="key('id', @source)"/></xsl:call-template>
    <xsl:if test="@at">, <xsl:value-of select="@at"/></xsl:if>
  </xsl:for-each>
  <xsl:apply-templates select="h:against"/>
</xsl:template>

<!-- Words we use, with their older names. -->
<xsl:template name="words-list">
  <dl class="words">
    <xsl:for-each select="d:words/d:word">
      <xsl:variable name="term" select="key('id', @ref)"/>
      <dt id="{@ref}"><xsl:copy-of select="$term/@d:at"/><b><xsl:value-of select="$term/h:name[@d:current][1]"/></b>
        <xsl:for-each select="$term/h:name[not(@d:current)]"><xsl:text> </xsl:text><span class="n"><xsl:value-of select="f:word('older-name', string(.), string(@d:period-text))"/></span></xsl:for-each></dt>
      <dd><xsl:apply-templates select="$term/h:definition/h:*"/></dd>
    </xsl:for-each>
  </dl>
</xsl:template>

<!-- "3.1, 3.2" of ids of practices. -->
<xsl:template name="number-list">
  <xsl:param name="rest"/>
  <xsl:variable name="practice" select="key('id', substring-before($rest, ' '))"/>
  <xsl:if test="$practice/@d:number">
    <a href="#{$practice/@xml:id}"><xsl:value-of select="$practice/@d:number"/></a>
    <xsl:if test="substring-after($rest, ' ')"><xsl:text>, </xsl:text></xsl:if>
  </xsl:if>
  <xsl:if test="substring-after($rest, ' ')"><xsl:call-template name="number-list"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template></xsl:if>
</xsl:template>

</xsl:stylesheet>
