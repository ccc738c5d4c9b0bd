<?xml version="1.0" encoding="UTF-8"?>
<!-- A practice, in the reader's order: question, verdict, answer, whom it applies to,
     conditions, the rule, the reasons.  Each part has its own template, which an edition or a
     handbook can override. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- The roles and cases that the question is limited to; empty if it has no limits. -->
<xsl:template name="practice-scope">
  <xsl:if test="d:scope/@roles-text"><p class="only"><xsl:value-of select="d:scope/@roles-text"/></p></xsl:if>
  <xsl:for-each select="d:scope/d:only"><p class="only"><xsl:value-of select="@text"/></p></xsl:for-each>
</xsl:template>

<!-- The cases alone, for a row of the matrix, where each role has its own column. -->
<xsl:template name="scope-cases">
  <xsl:for-each select="d:scope/d:only"><p class="only"><xsl:value-of select="@text"/></p></xsl:for-each>
</xsl:template>

<!-- Everything in a practice after its question. -->
<xsl:template name="practice-body">
  <xsl:call-template name="hook-before-practice"/>
  <xsl:call-template name="practice-scope"/>
  <xsl:call-template name="practice-age"/>
  <xsl:call-template name="practice-translation"/>
  <xsl:call-template name="practice-answer"/>
  <xsl:call-template name="practice-strip"/>
  <xsl:call-template name="practice-silent"/>
  <xsl:call-template name="practice-conditions"/>
  <xsl:call-template name="practice-rest"/>
</xsl:template>

<xsl:template name="practice-rest">
  <!-- If the answer is official wording, the lead is placed before it. -->
  <xsl:if test="not(h:rule[@d:part = 'speaks'][1]/h:wording)"><xsl:apply-templates select="h:lead"/></xsl:if>
  <xsl:call-template name="practice-table"/>
  <xsl:call-template name="practice-reasons"/>
  <xsl:call-template name="practice-other-rules"/>
  <xsl:call-template name="practice-text"/>
  <xsl:call-template name="practice-history"/>
  <xsl:apply-templates select="key('scenario-in', @xml:id)"/>
  <xsl:apply-templates select="h:index"/>
  <xsl:call-template name="hook-after-practice"/>
</xsl:template>

<xsl:template name="practice-label">
  <p class="kick"><xsl:call-template name="former-names"/><b><xsl:value-of select="@d:number"/></b><xsl:text>&#x2002;</xsl:text>
    <span><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></span>
    <xsl:call-template name="official-number"/></p>
</xsl:template>

<!-- The number of a chapter, practice or rule in an official text. -->
<xsl:template name="official-number">
  <xsl:if test="@label"><xsl:value-of select="$space"/><xsl:call-template name="official-label"/></xsl:if>
</xsl:template>
<xsl:template name="official-label"><span class="official"><xsl:value-of select="f:word('label', @label)"/></span></xsl:template>

<!-- Notes on age are placed between question and answer. -->
<!-- The roles about which the sources say nothing. -->
<xsl:template name="practice-silent">
  <xsl:if test="@d:silent-text"><p class="hint silent"><xsl:value-of select="f:word('silent', string(@d:silent-text))"/></p></xsl:if>
</xsl:template>

<xsl:template name="practice-age">
  <xsl:for-each select="d:validity/@ended-text">
    <p class="age"><xsl:value-of select="."/><xsl:for-each select="key('id', ../../@replaced-by)[@d:number]">
      <xsl:value-of select="$sentence-space"/><f:message key="validity.now"><f:with><a href="#{@xml:id}"><xsl:call-template name="numbered-title"><xsl:with-param name="title"><xsl:apply-templates select="h:title/node()" mode="plain"/></xsl:with-param><xsl:with-param name="number" select="@d:number"/></xsl:call-template></a>
      <xsl:call-template name="ref-page"><xsl:with-param name="target" select="@xml:id"/></xsl:call-template></f:with></f:message>
    </xsl:for-each></p>
  </xsl:for-each>
  <xsl:for-each select="d:validity/@stale-text"><p class="age"><xsl:value-of select="."/></p></xsl:for-each>
</xsl:template>

<xsl:template name="practice-answer">
  <xsl:variable name="rule" select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]"/>
  <div class="ans {f:sign(@d:verdict)}" id="{@xml:id}--answer"><xsl:call-template name="answer-names"/>
    <p class="big">
      <xsl:if test="$rule and not($rule/ancestor::d:exempting)"><xsl:attribute name="id"><xsl:value-of select="$rule/@xml:id"/></xsl:attribute></xsl:if>
      <xsl:for-each select="$rule"><xsl:call-template name="rule-names"/></xsl:for-each>
      <xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template>
      <span class="w"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></span>
      <xsl:for-each select="$rule"><xsl:call-template name="duty-letter"/></xsl:for-each>
      <xsl:if test="d:today"><xsl:value-of select="$space"/><span class="on"><xsl:value-of select="f:word('web.day-on', $handbook/@d:as-of-text)"/></span></xsl:if>
    </p>
    <xsl:choose>
      <xsl:when test="$rule"><xsl:apply-templates select="$rule" mode="answer"/></xsl:when>
      <xsl:otherwise><p class="lead"><xsl:value-of select="f:word(concat(@d:verdict, '.answer'))"/></p></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<!-- The answer of a rule, with the note marks at the end of its last paragraph; official
     wording is a quotation, or the answer itself if there is no other. -->
<xsl:template match="h:rule" mode="answer">
  <xsl:param name="class" select="'lead'"/>
  <xsl:for-each select="h:answer/h:*">
    <xsl:call-template name="said">
      <xsl:with-param name="class" select="$class"/>
      <xsl:with-param name="of" select="ancestor::h:rule[1][count(current()/following-sibling::h:*) = 0]"/>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:if test="h:wording">
    <xsl:if test="h:answer"><p class="wording-intro"><xsl:value-of select="f:word('wording')"/></p></xsl:if>
    <xsl:if test="@d:part = 'speaks'"><xsl:apply-templates select="parent::h:practice/h:lead"/></xsl:if>
    <blockquote class="wording"><xsl:copy-of select="h:wording/@d:at | h:wording/@xml:lang"/>
      <xsl:for-each select="h:wording/h:*">
        <xsl:call-template name="said">
          <xsl:with-param name="of" select="ancestor::h:rule[1][not(h:answer)][count(current()/following-sibling::h:*) = 0]"/>
        </xsl:call-template>
      </xsl:for-each>
    </blockquote>
  </xsl:if>
  <xsl:if test="@d:part = 'speaks' and @d:when-text"><p class="n"><xsl:value-of select="f:word('when', @d:when-text)"/></p></xsl:if>
  <xsl:if test="@label and @d:part = 'speaks'"><p class="n"><xsl:call-template name="official-number"/></p></xsl:if>
</xsl:template>

<!-- Equal columns, one for each role; left out if all roles have the headline verdict. -->
<xsl:template name="practice-strip">
  <xsl:choose>
    <xsl:when test="count(d:strip/d:role) &gt; 4"><xsl:call-template name="roles-table"/></xsl:when>
    <xsl:when test="d:strip">
      <dl class="who roles-{count(d:strip/d:role)}"><xsl:call-template name="strip-again"/>
        <xsl:for-each select="d:strip/d:role">
          <div><xsl:call-template name="strip-names"/><dt><xsl:value-of select="@name"/></dt><dd><xsl:call-template name="role-verdict"/></dd></div>
        </xsl:for-each>
      </dl>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- A rule table with one row for each role and no other column repeats the strip, so the book
     shows only the table. -->
<xsl:template name="strip-again">
  <xsl:if test="d:table and not(d:table/d:column/@ref)"><xsl:attribute name="data-edition">web</xsl:attribute></xsl:if>
</xsl:template>

<xsl:template name="role-verdict">
  <xsl:choose>
    <xsl:when test="@verdict = 'not-concerned'"><span class="none"><xsl:value-of select="f:word('verdict.not-concerned')"/></span></xsl:when>
    <xsl:otherwise><xsl:call-template name="verdict"/></xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="letters"/>
</xsl:template>

<!-- With too many roles for columns: each verdict once, with the roles that have it. -->
<xsl:template name="roles-table">
  <xsl:variable name="roles" select="d:strip/d:role"/>
  <table class="roles"><xsl:call-template name="strip-again"/><xsl:call-template name="table-name"><xsl:with-param name="key" select="'table.who'"/></xsl:call-template>
    <thead><tr><th scope="col" class="vd verdict"><xsl:value-of select="f:word('rule-table.verdict')"/></th><th scope="col"><xsl:value-of select="f:word('table.who')"/></th></tr></thead>
    <tbody><xsl:for-each select="$roles">
      <xsl:variable name="verdict" select="@verdict"/>
      <xsl:variable name="letters" select="concat(@duties, ';', @letters)"/>
      <xsl:if test="not(preceding-sibling::d:role[@verdict = $verdict and concat(@duties, ';', @letters) = $letters])">
        <tr><th scope="row" class="vd verdict"><xsl:call-template name="role-verdict"/></th>
          <td><xsl:for-each select="$roles[@verdict = $verdict and concat(@duties, ';', @letters) = $letters]">
            <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if><span><xsl:call-template name="strip-names"/><xsl:value-of select="@name"/></span></xsl:for-each></td></tr>
      </xsl:if>
    </xsl:for-each></tbody>
  </table>
</xsl:template>

<!-- The head of the verdict column: the act, if it is the same for all roles that the practice
     concerns. -->
<xsl:template name="verdict-head">
  <xsl:choose>
    <xsl:when test="@d:act"><xsl:value-of select="@d:act"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('rule-table.verdict')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The rule table, or a list of its rows if it is too wide.  Each edition overrides this,
     because the limit differs. -->
<xsl:template name="practice-table"/>

<xsl:template name="rule-table">
    <xsl:variable name="columns" select="d:table/d:column"/>
    <xsl:call-template name="table-head"/>
    <table class="rule" id="{@xml:id}--rule">
      <xsl:call-template name="table-caption"/>
      <thead><tr>
        <xsl:for-each select="$columns"><th scope="col"><xsl:call-template name="column-names"/><xsl:value-of select="@name"/></th></xsl:for-each>
        <th scope="col" class="vd verdict"><xsl:call-template name="verdict-head"/></th>
        <th scope="col" class="since"><xsl:value-of select="f:word('rule-table.since')"/></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="d:table/d:row">
          <tr>
            <xsl:if test="@ordinary"><xsl:attribute name="class">r1 ordinary <xsl:value-of select="f:sign(@verdict)"/></xsl:attribute></xsl:if>
            <xsl:call-template name="row-names"/>
            <xsl:for-each select="d:case">
              <xsl:variable name="n" select="position()"/>
              <xsl:choose>
                <xsl:when test="$n = 1"><th scope="row" class="case" data-l="{$columns[$n]/@name}"><xsl:if test="../@rest"><xsl:attribute name="colspan"><xsl:value-of select="count($columns)"/></xsl:attribute></xsl:if><xsl:call-template name="table-case"/></th></xsl:when>
                <xsl:otherwise><td data-l="{$columns[$n]/@name}">
                  <xsl:if test="@any"><xsl:attribute name="class">any</xsl:attribute></xsl:if>
                  <xsl:value-of select="."/></td></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
            <td class="vd verdict" data-l="{f:word('rule-table.verdict')}"><xsl:call-template name="verdict"/><xsl:call-template name="letters"/></td>
            <td class="since" data-l="{f:word('rule-table.since')}"><xsl:value-of select="@since-text"/><xsl:if test="not(@since-text)"><xsl:value-of select="f:word('table.none')"/></xsl:if></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
</xsl:template>

<!-- The rows as a list of cases, in order: the verdict, then a line for each circumstance that
     matters. -->
<xsl:template name="rule-list">
  <xsl:variable name="columns" select="d:table/d:column"/>
  <xsl:call-template name="part-head"><xsl:with-param name="key" select="'rule-table'"/><xsl:with-param name="id" select="concat(@xml:id, '--rule')"/></xsl:call-template>
  <p class="hint"><xsl:value-of select="f:word('rule-list.hint')"/></p>
  <xsl:if test="@d:act"><p class="rule-act"><xsl:value-of select="@d:act"/></p></xsl:if>
  <xsl:call-template name="columns-names"/>
  <ol class="rule-list">
    <xsl:for-each select="d:table/d:row">
      <li class="rule-case"><xsl:if test="@ordinary"><xsl:attribute name="class">rule-case r1 ordinary <xsl:value-of select="f:sign(@verdict)"/></xsl:attribute></xsl:if>
        <xsl:call-template name="row-names"/>
        <p class="row-head"><xsl:call-template name="verdict"/><xsl:call-template name="letters"/>
          <xsl:if test="@ordinary"><xsl:value-of select="$space"/><span class="ord {f:sign(@verdict)}"><xsl:value-of select="f:word('table.ordinary')"/></span></xsl:if>
          <xsl:if test="@since-text"><xsl:value-of select="$space"/><span class="n"><xsl:value-of select="f:word('rule-list.since', @since-text)"/></span></xsl:if></p>
        <ul class="limits">
          <xsl:for-each select="d:case">
            <xsl:variable name="n" select="position()"/>
            <xsl:choose>
              <xsl:when test="../@rest"><li><xsl:value-of select="."/></li></xsl:when>
              <xsl:when test="not(@any)"><li><xsl:value-of select="f:word('scope.case', string($columns[$n]/@name), string(.))"/></li></xsl:when>
              <xsl:when test="$n = 1 and not(../d:case[not(@any)])"><li><xsl:value-of select="."/></li></xsl:when>
            </xsl:choose>
          </xsl:for-each>
        </ul></li>
    </xsl:for-each>
  </ol>
</xsl:template>

<!-- The first cell names its row; in the ordinary case it says so. -->
<xsl:template name="table-case">
  <span><xsl:if test="@any"><xsl:attribute name="class">any</xsl:attribute></xsl:if><xsl:value-of select="."/></span>
  <xsl:if test="../@ordinary"><xsl:value-of select="$space"/><span class="ord {f:sign(../@verdict)}"><xsl:value-of select="f:word('table.ordinary')"/></span></xsl:if>
</xsl:template>

<!-- On the web, what a table without a caption is called, for those who do not see it. -->
<xsl:template name="table-name"/>

<!-- On the web, attributes give the roles of an answer and the cases that match. -->
<xsl:template name="answer-names"/>
<xsl:template name="strip-names"/>
<xsl:template name="column-names"/>
<xsl:template name="row-names"/>
<xsl:template name="columns-names"/>
<xsl:template name="rule-names"/>
<xsl:template name="condition-names"/>

<!-- Overridden by the web: a heading before the table, and only the hint in its caption. -->
<xsl:template name="table-head"/>
<xsl:template name="table-caption">
  <caption><b><xsl:value-of select="f:word('rule-table')"/></b><xsl:value-of select="$space"/>
    <span class="hint"><xsl:value-of select="f:word('rule-table.hint')"/></span></caption>
</xsl:template>

<!-- The practice's own text after its rules. -->
<xsl:template name="practice-text">
  <xsl:variable name="text" select="h:*[not(self::h:title or self::h:question or self::h:act or self::h:lead or self::h:rule or self::h:index or self::h:expect-search or self::h:accept)]"/>
  <xsl:if test="$text">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'more'"/><xsl:with-param name="id" select="concat(@xml:id, '--more')"/></xsl:call-template>
    <xsl:apply-templates select="$text"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:lead"><div class="before-rules"><xsl:call-template name="keep"/><xsl:apply-templates/></div></xsl:template>

</xsl:stylesheet>
