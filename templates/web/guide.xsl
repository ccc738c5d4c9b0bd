<?xml version="1.0" encoding="UTF-8"?>
<!-- Guides: nested details; a script asks one question at a time (guide.js, ask.js). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:template match="h:guide" mode="parts"><d:part name="guide-{@xml:id}"><xsl:apply-templates select="."/></d:part></xsl:template>

<xsl:template match="h:guide" mode="page">
  <xsl:variable name="words"><xsl:apply-templates select="h:title" mode="words"/></xsl:variable>
  <xsl:apply-templates select="." mode="parts"/>
  <d:page href="{@xml:id}.html" kind="guide" id="{@xml:id}" title="{f:word('web.title', string($words), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="href" select="concat(@xml:id, '.html')"/></xsl:call-template>
    <xsl:if test="d:tree/d:question | d:key/d:part/d:question"><d:fill name="policy"><xsl:call-template name="policy"><xsl:with-param name="script" select="&quot;'hash:load.js'&quot;"/></xsl:call-template></d:fill></xsl:if>
    <d:fill name="body"><main class="narrow" id="main" tabindex="-1"><d:use part="guide-{@xml:id}"/>
      <xsl:if test="d:tree/d:question | d:key/d:part/d:question"><script data-case="asset:guide.js"><xsl:call-template name="ask-words"/><d:asset name="load.js"/></script></xsl:if>
    </main></d:fill>
  </d:page>
  <xsl:apply-templates select="." mode="copy"/><f:emit/>
</xsl:template>

<!-- The texts of the script that asks (ask.js). -->
<xsl:template name="ask-words">
  <xsl:attribute name="data-ask">asset:ask.js</xsl:attribute>
  <xsl:attribute name="data-as"><xsl:value-of select="f:word('guide.ask-role')"/></xsl:attribute>
  <xsl:attribute name="data-answer"><xsl:value-of select="f:word('web.ask-answer')"/></xsl:attribute>
  <xsl:attribute name="data-answers"><xsl:value-of select="f:word('web.ask-answers')"/></xsl:attribute>
  <xsl:attribute name="data-edit"><xsl:value-of select="f:word('web.ask-edit')"/></xsl:attribute>
  <xsl:attribute name="data-again"><xsl:value-of select="f:word('web.ask-again')"/></xsl:attribute>
  <xsl:attribute name="data-back"><xsl:value-of select="f:word('web.ask-back')"/></xsl:attribute>
  <xsl:attribute name="data-change"><xsl:value-of select="f:word('web.ask-change')"/></xsl:attribute>
  <xsl:attribute name="data-one"><xsl:value-of select="f:word('web.ask-one')"/></xsl:attribute>
  <xsl:attribute name="data-more"><xsl:value-of select="f:word('web.ask-more')"/></xsl:attribute>
  <xsl:attribute name="data-unsure"><xsl:value-of select="f:word('web.ask-unsure')"/></xsl:attribute>
  <xsl:attribute name="data-hint"><xsl:value-of select="f:word('web.ask-unsure-hint')"/></xsl:attribute>
  <xsl:attribute name="data-strictest"><xsl:value-of select="f:word('web.ask-strictest')"/></xsl:attribute>
  <xsl:attribute name="data-either"><xsl:value-of select="f:word('web.ask-either')"/></xsl:attribute>
</xsl:template>

<xsl:template match="h:guide">
  <p class="kick"><xsl:call-template name="former-names"/><b><xsl:value-of select="f:word('guide', @d:number)"/></b><xsl:text>&#x2002;</xsl:text>
    <f:message key="guide.made-from"><f:with><xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></f:with></f:message></p>
  <h1><xsl:copy-of select="h:title/@xml:lang"/><xsl:apply-templates select="h:title/node()"/></h1>
  <xsl:apply-templates select="h:*[not(self::h:title or self::h:accept)]"/>
  <xsl:choose>
    <xsl:when test="d:tree">
      <xsl:if test="d:tree/d:question"><p data-static=""><xsl:value-of select="f:word('web.choose')"/></p></xsl:if>
      <xsl:apply-templates select="d:tree/d:question | d:tree/d:leaf"><xsl:with-param name="path" select="concat('q-', @xml:id)"/></xsl:apply-templates>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="d:key"/></xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="guide-foot"/>
</xsl:template>

<!-- Only one answer of a question is open, because its details share a name.  A question is a heading
     below that of the question before. -->
<xsl:template match="d:question">
  <xsl:param name="path"/>
  <xsl:variable name="depth" select="count(ancestor::d:question)"/>
  <div class="q" role="group" aria-label="{@text}">
    <xsl:element name="h{2 + $depth * ($depth &lt; 3) + 3 * ($depth &gt;= 3)}"><xsl:attribute name="class">qq</xsl:attribute><xsl:value-of select="@text"/></xsl:element>
    <xsl:call-template name="question-help"/>
    <xsl:for-each select="d:choice">
      <details name="{$path}"><xsl:call-template name="label-names"/><summary><span><xsl:call-template name="stacked-labels"/></span></summary>
        <div class="nx"><xsl:apply-templates select="d:question | d:leaf"><xsl:with-param name="path" select="concat($path, '-', position())"/></xsl:apply-templates></div></details>
    </xsl:for-each>
  </div>
</xsl:template>

<xsl:template name="question-help">
  <xsl:variable name="help" select="ancestor::h:guide/d:helps/d:help[@asked = current()/@text]"/>
  <xsl:if test="$help"><p class="hint"><xsl:value-of select="$help"/></p></xsl:if>
</xsl:template>

<!-- What the script reads (guide.js): the cases or roles of an answer, "|" between them. -->
<xsl:template name="label-names">
  <xsl:attribute name="data-cases"><xsl:for-each select="d:label"><xsl:if test="position() &gt; 1">|</xsl:if><xsl:value-of select="translate(., '|', '/')"/></xsl:for-each></xsl:attribute>
</xsl:template>

<xsl:template match="d:leaf"><xsl:apply-templates select="d:outcome"/></xsl:template>
<xsl:template match="d:leaf[@none] | d:outcome[@none]"><p class="none"><xsl:call-template name="outcome-act"/><xsl:call-template name="not-asked"/></p></xsl:template>

<xsl:template match="d:outcome">
  <xsl:variable name="practice" select="key('id', @practice)"/>
  <div class="ans {f:sign(@verdict)}"><xsl:call-template name="outcome-names"/>
    <p class="judged"><xsl:call-template name="outcome-act"/></p>
    <p class="big"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></span></p>
    <xsl:variable name="has-blocks"><xsl:call-template name="outcome-has-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($has-blocks)"><xsl:call-template name="outcome-blocks"/></xsl:when>
      <xsl:otherwise><p><xsl:call-template name="outcome-answers"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:variable name="parts"><xsl:call-template name="conditions-have-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($parts)"><div class="m"><xsl:call-template name="conditions-blocks"/></div></xsl:when>
      <xsl:when test="@letters"><p class="m"><xsl:call-template name="outcome-conditions"/></p></xsl:when>
    </xsl:choose>
    <p class="m"><a href="#{@practice}"><xsl:value-of select="$practice/@d:number"/><xsl:value-of select="$space"/><xsl:apply-templates select="$practice/h:title" mode="words"/></a></p>
  </div>
</xsl:template>

<!-- What the script adds to an answer: the best source of the rule that decides, and the days
     since when it is in force and when it was last checked. -->
<xsl:template name="outcome-names">
  <xsl:variable name="practice" select="key('id', @practice)"/>
  <xsl:for-each select="key('id', substring-before(concat(normalize-space(@rules), ' '), ' '))">
    <xsl:call-template name="source-names"><xsl:with-param name="practice" select="$practice"/></xsl:call-template>
  </xsl:for-each>
  <xsl:if test="$practice/d:validity/@checked-text"><xsl:attribute name="data-checked"><xsl:value-of select="$practice/d:validity/@checked-text"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- For a rule: its best source, the place of this source on the practice's page, and the day
     since when the rule is in force. -->
<xsl:template name="source-names">
  <xsl:param name="practice"/>
  <xsl:variable name="sources" select="$practice/d:cited/d:source[@ref = current()/h:cite/@source]"/>
  <xsl:for-each select="$sources">
    <xsl:sort select="@standing" data-type="number" order="descending"/>
    <xsl:if test="position() = 1">
      <xsl:variable name="authority"><xsl:call-template name="authority"><xsl:with-param name="authority" select="@authority"/></xsl:call-template></xsl:variable>
      <xsl:variable name="source" select="f:word('scope.case', string($authority), string(key('id', @ref)/h:title))"/>
      <xsl:attribute name="data-source">
        <xsl:choose>
          <xsl:when test="$sources[2]"><xsl:value-of select="f:word('list.pieces', $source, f:word('aside', concat('+', count($sources) - 1)))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$source"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="data-at"><xsl:value-of select="concat($practice/@xml:id, '--s', @n)"/></xsl:attribute>
    </xsl:if>
  </xsl:for-each>
  <xsl:if test="string(@d:period-text)"><xsl:attribute name="data-since"><xsl:value-of select="f:word('case.force', @d:period-text)"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- Too many leaves to nest: every question once, with a part for each role or practice. -->
<xsl:template match="d:key">
  <xsl:variable name="guide" select="../@xml:id"/>
  <p data-static=""><xsl:choose>
    <xsl:when test="../@d:split"><xsl:value-of select="f:word('guide.lead-split')"/></xsl:when>
    <xsl:when test="d:part[2]"><xsl:value-of select="f:word('guide.lead-parts')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('guide.lead-key')"/></xsl:otherwise>
  </xsl:choose></p>
  <div class="keys">
  <xsl:if test="../@d:split"><xsl:call-template name="roles-asked"/></xsl:if>
  <xsl:for-each select="d:part">
    <div class="key-part"><xsl:call-template name="part-names"/>
    <xsl:choose>
      <xsl:when test="@practice"><h2><xsl:value-of select="key('id', @practice)/@d:number"/><xsl:text>&#x2002;</xsl:text><xsl:apply-templates select="key('id', @practice)/h:title" mode="words"/></h2>
        <xsl:for-each select="key('id', @practice)/d:scope[@roles-text]"><p class="only"><xsl:value-of select="@roles-text"/></p></xsl:for-each></xsl:when>
      <xsl:when test="d:label"><h2><xsl:call-template name="guide-roles"/></h2></xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="d:leaf"/>
    <xsl:choose>
      <xsl:when test="d:leaf"/>
      <xsl:when test="not(@begin)"><p class="none"><f:message key="guide.see-table"><f:with><a href="#{@practice}"><xsl:value-of select="key('id', @practice)/@d:number"/></a></f:with></f:message></p></xsl:when>
      <xsl:when test="not(@first) or @begin != @first"><p><a href="#{$guide}--q{@begin}"><xsl:value-of select="f:word('guide.goto', string(@begin))"/></a></p></xsl:when>
    </xsl:choose>
    <xsl:if test="d:question"><ol class="numbered-key" start="{@first}">
      <xsl:for-each select="d:question">
        <li id="{$guide}--q{@n}" data-n="{@n}" data-text="{@text}"><p class="qq"><xsl:value-of select="f:word('guide.numbered', string(@n), string(@text))"/></p>
          <xsl:call-template name="question-help"/>
          <ul>
            <xsl:for-each select="d:choice">
              <li><xsl:call-template name="label-names"/><xsl:if test="@goto"><xsl:attribute name="data-goto"><xsl:value-of select="@goto"/></xsl:attribute></xsl:if>
                <p><b><xsl:call-template name="stacked-labels"/></b><xsl:if test="@goto"><xsl:value-of select="$space"/><a href="#{$guide}--q{@goto}"><xsl:value-of select="f:word('guide.goto', string(@goto))"/></a></xsl:if></p>
                <xsl:apply-templates select="d:leaf"/></li>
            </xsl:for-each>
          </ul></li>
      </xsl:for-each>
    </ol></xsl:if>
    </div>
  </xsl:for-each>
  </div>
</xsl:template>

<!-- What the script reads of a part: its roles, or its practice with the roles that it concerns; the
     question to begin with. -->
<xsl:template name="part-names">
  <xsl:if test="d:label"><xsl:call-template name="label-names"/></xsl:if>
  <xsl:if test="@begin"><xsl:attribute name="data-begin"><xsl:value-of select="@begin"/></xsl:attribute></xsl:if>
  <xsl:if test="@practice">
    <xsl:attribute name="data-practice"><xsl:value-of select="@practice"/></xsl:attribute>
    <xsl:variable name="concerned"><xsl:for-each select="key('id', @practice)"><xsl:call-template name="concerned"/></xsl:for-each></xsl:variable>
    <xsl:attribute name="data-roles"><xsl:call-template name="names-of-roles"><xsl:with-param name="ids" select="$concerned"/></xsl:call-template></xsl:attribute>
  </xsl:if>
</xsl:template>
<xsl:template name="names-of-roles">
  <xsl:param name="ids"/>
  <xsl:for-each select="$roles[contains(concat(' ', $ids, ' '), concat(' ', @id, ' '))]"><xsl:if test="position() &gt; 1"><xsl:value-of select="'|'"/></xsl:if><xsl:value-of select="translate(@name, '|', '/')"/></xsl:for-each>
</xsl:template>

<!-- The roles that any practice of a split guide concerns, if there are several. -->
<xsl:template name="roles-asked">
  <xsl:variable name="concerned"><xsl:for-each select="d:part"><xsl:for-each select="key('id', @practice)"><xsl:call-template name="concerned"/></xsl:for-each><xsl:text> </xsl:text></xsl:for-each></xsl:variable>
  <xsl:variable name="names"><xsl:call-template name="names-of-roles"><xsl:with-param name="ids" select="$concerned"/></xsl:call-template></xsl:variable>
  <xsl:if test="$has-roles and contains($names, '|')"><xsl:attribute name="data-cases"><xsl:value-of select="$names"/></xsl:attribute></xsl:if>
</xsl:template>

<xsl:template name="guide-list">
  <xsl:param name="guides" select="$handbook/h:guide"/>
  <ul class="guides">
    <xsl:for-each select="$guides">
      <li><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="words"/><small><xsl:value-of select="f:word('guide', @d:number)"/></small></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template name="guides-page">
  <xsl:if test="h:guide">
    <d:part name="guides"><h1><xsl:value-of select="f:word('guides')"/></h1><xsl:call-template name="guide-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'guides'"/>
      <xsl:with-param name="title-text" select="f:word('guides')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
