<?xml version="1.0" encoding="UTF-8"?>
<!-- Guides: a table if they are small, a drawn tree if each answer judges one act, or else a
     numbered key; the first form that fits is used. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- Each guide begins a page, except for a table after another table. -->
<xsl:template name="guides">
  <xsl:param name="rest" select="h:guide"/>
  <xsl:variable name="before" select="count($rest[1]/preceding-sibling::h:guide[not(d:table)])"/>
  <xsl:variable name="run" select="$rest[d:table][count(preceding-sibling::h:guide[not(d:table)]) = $before]"/>
  <xsl:choose>
    <xsl:when test="not($rest)"/>
    <xsl:when test="$rest[1]/d:table">
      <section class="guides" data-master="front" data-running="{f:word('guides')}">
        <xsl:for-each select="$run"><section class="guide" id="{@xml:id}"><xsl:call-template name="guide-body"/></section></xsl:for-each>
      </section>
      <xsl:call-template name="guides"><xsl:with-param name="rest" select="$rest[position() &gt; count($run)]"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:for-each select="$rest[1]"><section class="guide" id="{@xml:id}" data-master="front" data-running="{f:word('guides')}"><xsl:call-template name="guide-body"/></section></xsl:for-each>
      <xsl:call-template name="guides"><xsl:with-param name="rest" select="$rest[position() &gt; 1]"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="guide-body"><xsl:copy-of select="@d:at"/>
    <p class="kick full"><xsl:call-template name="former-names"/><b><xsl:value-of select="f:word('guide', @d:number)"/></b><xsl:value-of select="$middot"/><f:message key="guide.made-from"><f:with><xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></f:with></f:message></p>
    <h1 class="guide-title"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:apply-templates select="h:*[not(self::h:title or self::h:accept)]"/>
    <xsl:choose>
      <xsl:when test="d:tree/d:question">
        <div data-choose="fitting">
          <xsl:if test="d:table"><div><xsl:apply-templates select="d:table" mode="guide"/></div></xsl:if>
          <!-- The boxes of a drawn tree contain only lines of text. -->
          <xsl:variable name="has-blocks"><xsl:for-each select="d:tree//d:outcome"><xsl:call-template name="outcome-has-blocks"/><xsl:call-template name="conditions-have-blocks"/></xsl:for-each></xsl:variable>
          <xsl:if test="d:tree/@lines = 1 and not(string($has-blocks))"><div data-levels="{d:tree/@depth}" data-leaves="{d:tree/@leaves}"><xsl:apply-templates select="d:tree" mode="tree"/></div></xsl:if>
          <div><xsl:apply-templates select="d:key"/></div>
        </div>
      </xsl:when>
      <xsl:when test="d:key"><xsl:apply-templates select="d:key"/></xsl:when>
      <xsl:otherwise><div class="judged full"><xsl:apply-templates select="d:tree/d:leaf" mode="lines"/></div></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="guide-foot"/>
    <xsl:for-each select="d:helps/d:help[position() mod 3 = 1]">
      <div class="defs">
        <xsl:for-each select=". | following-sibling::d:help[position() &lt; 3]"><p><f:message key="guide.help"><f:with><b><xsl:value-of select="@name"/></b></f:with><f:with><xsl:value-of select="."/></f:with></f:message></p></xsl:for-each>
      </div>
    </xsl:for-each>
</xsl:template>

<!-- ============================================================ Tables -->

<xsl:template match="d:table" mode="guide">
  <p class="lead full" data-edition="print"><xsl:value-of select="f:word(concat('guide.lead-', @by))"/></p>
  <table class="guide-table by-{@by}">
    <thead><tr>
      <xsl:for-each select="d:column">
        <th scope="col"><xsl:choose>
          <xsl:when test="@text"><xsl:attribute name="class">case</xsl:attribute><xsl:value-of select="@text"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="guide-roles"/></xsl:otherwise>
        </xsl:choose></th>
      </xsl:for-each>
      <xsl:if test="@by = 'path'"><th scope="col"><xsl:value-of select="f:word('rule-table.verdict')"/></th></xsl:if>
    </tr></thead>
    <tbody>
      <xsl:for-each select="d:row">
        <tr>
          <xsl:for-each select="d:head">
            <th scope="row" class="case"><xsl:if test="@any"><xsl:attribute name="class">case any</xsl:attribute></xsl:if><xsl:call-template name="stacked-labels"/></th>
          </xsl:for-each>
          <xsl:for-each select="d:leaf"><td class="judged"><xsl:apply-templates select="." mode="cell"/></td></xsl:for-each>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template match="d:leaf" mode="cell"><xsl:apply-templates select="d:outcome" mode="cell"/></xsl:template>
<xsl:template match="d:leaf[@none]" mode="cell"><p class="none"><xsl:call-template name="not-asked"/></p></xsl:template>
<xsl:template match="d:outcome" mode="cell">
  <p class="line"><xsl:call-template name="outcome-act"/><span class="gap">&#x2002;</span><xsl:call-template name="verdict"/></p>
  <xsl:call-template name="outcome-text"><xsl:with-param name="leads" select="true()"/></xsl:call-template>
</xsl:template>
<xsl:template match="d:outcome[@none]" mode="cell">
  <p class="none"><xsl:call-template name="outcome-act"/><xsl:call-template name="not-asked"/></p>
</xsl:template>

<!-- What the rules say, under which conditions, and where to find it. -->
<xsl:template name="outcome-text">
  <xsl:param name="leads" select="false()"/>
  <xsl:variable name="has-blocks"><xsl:call-template name="outcome-has-blocks"/></xsl:variable>
  <xsl:variable name="parts"><xsl:call-template name="conditions-have-blocks"/></xsl:variable>
  <xsl:if test="string($has-blocks)"><div class="told"><xsl:call-template name="outcome-blocks"/></div></xsl:if>
  <xsl:if test="string($parts)">
    <xsl:if test="not(string($has-blocks))"><p class="result"><xsl:call-template name="outcome-answers"/></p></xsl:if>
    <div class="told"><xsl:call-template name="conditions-blocks"/></div>
  </xsl:if>
  <xsl:if test="not(string($parts) or string($has-blocks)) or (@letters and not(string($parts))) or $leads">
  <p class="result"><xsl:if test="not(string($has-blocks) or string($parts))"><xsl:call-template name="outcome-answers"/></xsl:if>
    <xsl:if test="@letters and not(string($parts))"><xsl:value-of select="$space"/><xsl:call-template name="outcome-conditions"/></xsl:if>
    <xsl:if test="$leads"><xsl:value-of select="$space"/><xsl:call-template name="short-reference"><xsl:with-param name="target" select="key('id', @practice)"/></xsl:call-template></xsl:if></p>
  </xsl:if>
</xsl:template>

<!-- ============================================================ The drawn tree -->

<xsl:template match="d:tree" mode="tree">
  <p class="lead full" data-edition="print"><xsl:value-of select="f:word('guide.lead')"/></p>
  <div class="tree"><ul>
    <li><p class="answer" data-edition="print"><xsl:value-of select="f:word('guide.start')"/></p><xsl:apply-templates select="d:question" mode="tree"/></li>
  </ul></div>
</xsl:template>

<xsl:template match="d:question" mode="tree">
  <p class="question"><xsl:value-of select="@text"/></p>
  <ul>
    <xsl:for-each select="d:choice">
      <li><p class="answer"><xsl:call-template name="stacked-labels"/></p><xsl:apply-templates select="d:question | d:leaf" mode="tree"/></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="d:leaf" mode="tree"><xsl:apply-templates mode="tree"/></xsl:template>
<xsl:template match="d:leaf[@none] | d:outcome[@none]" mode="tree"><p class="result none"><xsl:call-template name="outcome-act"/><xsl:call-template name="not-asked"/></p></xsl:template>
<xsl:template match="d:outcome" mode="tree">
  <p class="verdict {f:sign(@verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></span></p>
  <p class="result"><f:message key="sentence"><f:with><xsl:call-template name="outcome-act"/></f:with></f:message><xsl:value-of select="$space"/><xsl:call-template name="outcome-answers"/>
    <xsl:if test="@letters"><xsl:value-of select="$space"/><xsl:call-template name="outcome-conditions"/></xsl:if>
    <xsl:value-of select="$space"/><xsl:call-template name="short-reference"><xsl:with-param name="target" select="key('id', @practice)"/></xsl:call-template></p>
</xsl:template>

<!-- ============================================================ The numbered key

     Each question once; its answers in a column, beside them what they lead to: the lines of a
     verdict each, or the question that comes next.  A part for each role that goes its own way. -->

<xsl:template match="d:key">
  <xsl:variable name="split" select="../@d:split"/>
  <p class="lead full" data-edition="print"><xsl:choose>
    <xsl:when test="$split"><xsl:value-of select="f:word('guide.lead-split')"/></xsl:when>
    <xsl:when test="d:part[2]"><xsl:value-of select="f:word('guide.lead-parts')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('guide.lead-key')"/></xsl:otherwise>
  </xsl:choose></p>
  <xsl:if test="d:part[2] and (d:part/@last &gt; 9 or $split)">
    <ul class="guide-parts full"><xsl:for-each select="d:part"><li><xsl:call-template name="part-name"/>
      <xsl:if test="@last"><xsl:value-of select="$space"/><span class="n"><xsl:call-template name="part-range"/></span></xsl:if>
      <xsl:call-template name="page-of"><xsl:with-param name="target" select="concat(../../@xml:id, '--p', @i)"/></xsl:call-template></li></xsl:for-each></ul>
  </xsl:if>
  <xsl:apply-templates select="d:part"/>
</xsl:template>

<xsl:template name="part-name">
  <xsl:choose>
    <xsl:when test="@practice"><xsl:value-of select="key('id', @practice)/@d:number"/><xsl:text>&#x2002;</xsl:text><xsl:apply-templates select="key('id', @practice)/h:title" mode="words"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="guide-roles"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="part-range">
  <xsl:choose>
    <xsl:when test="@first = @last"><xsl:value-of select="f:word('guide.question-one', string(@first))"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('guide.questions', string(@first), string(@last))"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="d:key/d:part">
  <xsl:variable name="guide" select="../../@xml:id"/>
  <div class="guide-part" id="{$guide}--p{@i}">
    <xsl:if test="d:label or @practice">
      <h2 class="part-head"><xsl:call-template name="part-name"/><xsl:if test="@last"><xsl:text>&#x2002;</xsl:text><span class="n"><xsl:call-template name="part-range"/></span></xsl:if></h2>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="d:leaf"><div class="judged full"><xsl:apply-templates select="d:leaf" mode="lines"/></div></xsl:when>
      <xsl:when test="not(@begin)"><p class="result full"><f:message key="guide.see-table"><f:with><xsl:call-template name="short-reference"><xsl:with-param name="target" select="key('id', @practice)"/></xsl:call-template></f:with></f:message></p></xsl:when>
      <xsl:when test="not(@first) or @begin != @first"><p class="goto full"><xsl:call-template name="goto"><xsl:with-param name="guide" select="$guide"/><xsl:with-param name="to" select="@begin"/><xsl:with-param name="from" select="concat($guide, '--p', @i)"/></xsl:call-template></p></xsl:when>
    </xsl:choose>
    <xsl:if test="d:question">
      <ol class="guide-key full">
        <xsl:for-each select="d:question">
          <li id="{$guide}--q{@n}" data-marker="{@n}">
            <div class="asked"><p class="question"><xsl:value-of select="@text"/></p>
              <xsl:if test="d:way"><p class="way"><xsl:for-each select="d:way"><xsl:if test="position() &gt; 1"><xsl:value-of select="$middot"/></xsl:if>
                <xsl:for-each select="d:label"><xsl:if test="position() &gt; 1"><xsl:value-of select="f:between('list.slash')"/></xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:for-each></p></xsl:if></div>
            <ul><xsl:for-each select="d:choice"><li class="choice"><xsl:call-template name="key-choice"><xsl:with-param name="guide" select="$guide"/></xsl:call-template></li></xsl:for-each></ul></li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </div>
</xsl:template>

<!-- "go to 5", with its page if it is on another one. -->
<xsl:template name="goto">
  <xsl:param name="guide"/>
  <xsl:param name="to"/>
  <xsl:param name="from"/>
  <a href="#{$guide}--q{$to}"><f:message key="guide.goto"><f:with><b><xsl:value-of select="$to"/></b></f:with></f:message></a><a class="page" href="#{$guide}--q{$to}" data-from="#{$from}" data-label="{f:word('reference.page', '*')}" data-edition="print"/>
</xsl:template>

<xsl:template name="key-choice">
  <xsl:param name="guide"/>
  <div class="cells">
    <div class="labels"><xsl:if test="d:label[2]"><xsl:attribute name="class">labels several</xsl:attribute></xsl:if>
      <xsl:for-each select="d:label"><p class="answer"><xsl:value-of select="."/></p></xsl:for-each></div>
    <div class="judged"><xsl:choose>
      <xsl:when test="@goto"><p class="goto"><xsl:call-template name="goto"><xsl:with-param name="guide" select="$guide"/><xsl:with-param name="to" select="@goto"/><xsl:with-param name="from" select="concat($guide, '--q', ../@n)"/></xsl:call-template></p></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="d:leaf" mode="lines"/></xsl:otherwise>
    </xsl:choose></div>
  </div>
</xsl:template>

<xsl:template match="d:leaf" mode="lines"><xsl:apply-templates select="d:outcome" mode="lines"/></xsl:template>
<xsl:template match="d:leaf[@none]" mode="lines"><p class="none"><xsl:call-template name="not-asked"/></p></xsl:template>
<xsl:template match="d:outcome[@none]" mode="lines">
  <p class="none"><xsl:call-template name="outcome-act"/><xsl:call-template name="not-asked"/></p>
</xsl:template>
<xsl:template match="d:outcome" mode="lines">
  <div class="line"><p><xsl:call-template name="outcome-act"/></p>
    <p class="verdict {f:sign(@verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></span></p>
    <p class="pg"><xsl:call-template name="short-reference"><xsl:with-param name="target" select="key('id', @practice)"/></xsl:call-template></p></div>
  <xsl:call-template name="outcome-text"/>
</xsl:template>

</xsl:stylesheet>
