<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapters and practices: the opening, the side column, conditions, examples. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<xsl:template match="h:chapter">
  <section class="chapter" id="{@xml:id}" data-master="body" data-tab="{@d:number}">
    <xsl:attribute name="data-running"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:copy-of select="@d:at"/>
    <p class="kick full"><xsl:call-template name="former-names"/><b><xsl:value-of select="f:word('chapter', @d:number)"/></b><xsl:call-template name="official-number"/></p>
    <h1><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:if test="h:intro"><div class="intro"><xsl:copy-of select="h:intro/@d:at"/><xsl:apply-templates select="h:intro/h:*"/></div></xsl:if>
    <xsl:apply-templates select="h:*[not(self::h:title or self::h:intro)]"/>
  </section>
</xsl:template>

<xsl:template match="h:practice">
  <article class="practice" id="{@xml:id}">
    <xsl:attribute name="data-running"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:copy-of select="@d:at | @xml:lang"/>
    <div class="opening">
      <xsl:call-template name="practice-label"/>
      <h2 class="question"><xsl:copy-of select="h:question/@d:at"/><xsl:apply-templates select="h:question/node()"/></h2>
      <xsl:call-template name="hook-before-practice"/>
      <xsl:call-template name="practice-scope"/>
      <xsl:call-template name="practice-age"/>
      <xsl:call-template name="practice-answer"/>
      <xsl:call-template name="practice-strip"/>
      <xsl:call-template name="practice-silent"/>
      <xsl:call-template name="practice-conditions"/>
    </div>
    <!-- Read first what belongs to the question; the side column's headings would part it off. -->
    <xsl:call-template name="practice-rest"/>
    <xsl:call-template name="practice-side"/>
  </article>
</xsl:template>

<!-- The side column: validity, sources, see also, guides.  The first heading says of which
     practice they are, for those of two stand in one column. -->
<xsl:template name="practice-side">
  <xsl:variable name="at" select="@xml:id"/>
  <xsl:if test="d:validity/@* | d:cited/d:source | d:see-also/d:see | d:in-guides/d:see"><div class="notes">
  <xsl:if test="d:validity/@*">
    <aside data-at="{$at}"><h3><xsl:call-template name="side-number"/><xsl:value-of select="f:word('validity')"/></h3><div class="about"><xsl:call-template name="validity-lines"/></div></aside>
  </xsl:if>
  <xsl:if test="d:cited/d:source">
    <aside data-at="{$at}"><h3><xsl:if test="not(d:validity/@*)"><xsl:call-template name="side-number"/></xsl:if><xsl:value-of select="f:word('sources')"/></h3><ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol></aside>
  </xsl:if>
  <xsl:if test="d:see-also/d:see">
    <aside data-at="{$at}"><h3><xsl:if test="not(d:validity/@* | d:cited/d:source)"><xsl:call-template name="side-number"/></xsl:if><xsl:value-of select="f:word('see-also')"/></h3><div class="about"><xsl:for-each select="d:see-also/d:see"><xsl:call-template name="see"/></xsl:for-each></div></aside>
  </xsl:if>
  <xsl:if test="d:in-guides/d:see">
    <aside data-at="{$at}"><h3><xsl:if test="not(d:validity/@* | d:cited/d:source | d:see-also/d:see)"><xsl:call-template name="side-number"/></xsl:if><xsl:value-of select="f:word('guide-head')"/></h3><div class="about"><xsl:for-each select="d:in-guides/d:see"><xsl:call-template name="see"/></xsl:for-each></div></aside>
  </xsl:if>
  </div></xsl:if>
</xsl:template>

<xsl:template name="side-number"><span class="of" data-edition="print"><xsl:value-of select="@d:number"/><br/></span></xsl:template>

<!-- Those of a section stand each beside the mark that brings them in. -->
<xsl:variable name="leads-back" select="false()"/>
<xsl:template name="section-sources">
  <xsl:if test="d:cited/d:source"><div class="notes">
  <xsl:for-each select="d:cited/d:source[not(@back = preceding-sibling::d:source/@back)]">
    <xsl:variable name="back" select="@back"/>
    <aside data-at="{$back}" class="goes-on"><xsl:if test="position() = 1"><h3><xsl:value-of select="f:word('sources')"/></h3></xsl:if>
      <xsl:if test="position() &gt; 1"><div class="about"/></xsl:if>
      <ol class="src"><xsl:apply-templates select="../d:source[@back = $back]"/></ol></aside>
  </xsl:for-each>
  </div></xsl:if>
</xsl:template>

<xsl:template match="d:cited/d:source">
  <xsl:variable name="source" select="key('id', @ref)"/>
  <li id="{../../@xml:id}--s{@n}" data-marker="{@n}">
    <div class="cite"><p><xsl:call-template name="standing"/></p>
    <p><xsl:call-template name="source-line"><xsl:with-param name="source" select="$source"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p></div>
  </li>
</xsl:template>

<!-- Those of a section are many for its text: each is one paragraph. -->
<xsl:template match="h:section/d:cited/d:source">
  <li id="{../../@xml:id}--s{@n}" data-marker="{@n}">
    <p><xsl:call-template name="standing"/><xsl:value-of select="$space"/>
      <xsl:call-template name="source-line"><xsl:with-param name="source" select="key('id', @ref)"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p>
  </li>
</xsl:template>

<!-- Layout keeps the first form that fits. -->
<xsl:template name="practice-table">
  <xsl:if test="d:table">
    <div data-choose="fitting">
      <div data-columns="{count(d:table/d:column)}"><xsl:call-template name="rule-table"/></div>
      <div><xsl:call-template name="rule-list"/></div>
    </div>
  </xsl:if>
</xsl:template>

<!-- Letters are the markers of their items. -->
<xsl:template name="condition-item">
  <li id="{ancestor::h:practice[1]/@xml:id}--{@d:letter}" data-marker="({@d:letter})"><xsl:copy-of select="@d:at | @xml:lang"/>
    <xsl:call-template name="condition-text"/></li>
</xsl:template>

<xsl:template name="position-item">
  <li data-marker="({@d:letter})"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="position-text"/></li>
</xsl:template>

<!-- Equal columns for up to four roles where their words fit, else a table. -->
<xsl:template name="practice-strip">
  <xsl:choose>
    <xsl:when test="count(d:strip/d:role) &gt; 4"><xsl:call-template name="roles-table"/></xsl:when>
    <xsl:when test="d:strip">
      <div data-choose="fitting">
        <div><div class="who">
          <xsl:for-each select="d:strip/d:role">
            <div><p class="r"><xsl:value-of select="@name"/></p><p><xsl:call-template name="role-verdict"/></p></div>
          </xsl:for-each>
        </div></div>
        <div><xsl:call-template name="roles-table"/></div>
      </div>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Four columns: day, sign, word, sentence; two where no step of the story is judged. -->
<xsl:template match="h:step">
  <li><xsl:copy-of select="@d:at | @xml:lang"/>
    <p class="d"><xsl:value-of select="@d:date-text"/></p>
    <xsl:if test="../h:step/@d:verdict">
      <p class="node {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></xsl:if></p>
      <p class="o {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></xsl:if></p>
    </xsl:if>
    <div class="t"><xsl:call-template name="step-text"/></div>
  </li>
</xsl:template>

<!-- On one line: what it is, and who is in it.  Of an example that belongs to no practice, a
     level higher: only the part's title stands above it. -->
<xsl:template name="scenario-head">
  <xsl:choose>
    <xsl:when test="@in"><h3 class="ex-head"><xsl:call-template name="scenario-words"/></h3></xsl:when>
    <xsl:otherwise><h2 class="small ex-head"><xsl:call-template name="scenario-words"/></h2></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="scenario-words">
  <xsl:call-template name="former-names"/>
  <f:message key="example.title"><f:with><xsl:apply-templates select="h:title/node()"/></f:with></f:message>
  <xsl:if test="h:people"><xsl:value-of select="$space"/><span class="people"><xsl:apply-templates select="h:people/node()"/></span></xsl:if>
</xsl:template>

</xsl:stylesheet>
