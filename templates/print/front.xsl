<?xml version="1.0" encoding="UTF-8"?>
<!-- The front of the printed book: cover, imprint, contents; and its back cover. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:template name="cover">
  <section class="cover" data-master="cover">
    <xsl:if test="d:dress/@brand"><div class="brand" data-artifact="yes"><img src="picture:brand.svg" alt=""/></div></xsl:if>
    <div class="top"><p><xsl:value-of select="h:publisher"/></p><p><xsl:value-of select="h:edition"/></p></div>
    <h1 class="title"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:if test="h:subtitle"><p class="sub"><xsl:copy-of select="h:subtitle/@d:at"/><xsl:apply-templates select="h:subtitle/node()"/></p></xsl:if>
    <xsl:call-template name="for-role"/>
    <xsl:call-template name="hook-cover"/>
    <div class="pattern" data-artifact="yes">
      <xsl:for-each select="h:chapter/h:practice"><i class="sign {f:sign(@d:verdict)}"/></xsl:for-each>
    </div>
    <div class="foot" data-edition="print"><p><xsl:value-of select="f:word('cover.signs', count(h:chapter/h:practice))"/></p>
      <p><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/></p></div>
  </section>
</xsl:template>

<!-- It completes the last of the sheets, which are folded to four pages; blank pages precede it. -->
<xsl:template name="back-cover">
  <section class="cover back-cover" data-master="cover" data-completes="4" data-edition="print">
    <div class="foot"><p><xsl:value-of select="h:title"/></p>
      <p><xsl:choose>
        <xsl:when test="@d:for"><xsl:value-of select="f:word('for', @d:for)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="h:publisher"/></xsl:otherwise>
      </xsl:choose></p></div>
  </section>
</xsl:template>

<!-- What the book is and is not comes first; the bibliographic data are at the foot. -->
<xsl:template name="imprint">
  <section class="imprint" data-master="front" data-running="{h:title}">
    <xsl:call-template name="translation-notice"/>
    <xsl:if test="h:about"><div class="notice"><xsl:apply-templates select="h:about/h:*"/></div></xsl:if>
    <xsl:if test="h:notice"><div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div></xsl:if>
    <div class="colophon">
      <p class="name"><xsl:apply-templates select="h:title" mode="words"/></p>
      <p><xsl:call-template name="imprint-edition"/></p>
      <p><xsl:value-of select="f:word('imprint.as-of', @d:as-of-text)"/></p>
      <xsl:if test="h:publisher">
        <p><xsl:copy-of select="h:publisher/@d:at"/><xsl:value-of select="f:word('imprint.publisher', string(h:publisher))"/>
        </p>
        <xsl:if test="h:publisher/@href"><p class="url"><a href="{h:publisher/@href}"><xsl:value-of select="h:publisher/@href"/></a></p></xsl:if>
      </xsl:if>
      <xsl:if test="h:site/@href">
        <p><xsl:value-of select="f:word('imprint.site')"/></p>
        <p class="url"><a href="{h:site/@href}"><xsl:value-of select="h:site/@href"/></a></p>
      </xsl:if>
      <xsl:call-template name="hook-imprint"/>
    </div>
  </section>
</xsl:template>

<!-- The name of the edition, its day unless the name contains it, and the previous edition. -->
<xsl:template name="imprint-edition">
  <xsl:variable name="name" select="string(h:edition)"/>
  <xsl:variable name="day" select="string(@d:edition-text)"/>
  <xsl:choose>
    <xsl:when test="$day and contains($day, $name)"><xsl:value-of select="f:word('imprint.edition', $day)"/></xsl:when>
    <xsl:when test="$day"><xsl:value-of select="f:word('sentence', f:word('list.comma', $name, $day))"/></xsl:when>
    <xsl:when test="$name"><xsl:value-of select="f:word('sentence', $name)"/></xsl:when>
  </xsl:choose>
  <xsl:if test="@d:previous-text"><xsl:value-of select="$space"/><xsl:value-of select="f:word('imprint.previous', @d:previous-text)"/></xsl:if>
</xsl:template>

<xsl:template name="contents">
  <section class="contents" id="_contents" data-master="front" data-running="{f:word('contents')}" data-edition="print">
    <h1><xsl:value-of select="f:word('contents')"/></h1>
    <div class="toc">
      <div class="c fm">
        <ol>
          <xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_how'"/><xsl:with-param name="title" select="f:word('how')"/></xsl:call-template>
          <xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_matrix'"/><xsl:with-param name="title" select="f:word('matrix')"/></xsl:call-template>
          <xsl:for-each select="h:guide">
            <xsl:call-template name="contents-line"><xsl:with-param name="id" select="@xml:id"/><xsl:with-param name="number" select="@d:number"/><xsl:with-param name="title"><xsl:apply-templates select="h:title" mode="line"/></xsl:with-param></xsl:call-template>
          </xsl:for-each>
          <xsl:if test="d:changes"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_changes'"/><xsl:with-param name="title" select="f:word('changes')"/></xsl:call-template></xsl:if>
        </ol>
        <p class="ch"><span class="lab"><xsl:value-of select="f:word('contents.front')"/></span><xsl:value-of select="f:word('contents.answers')"/></p>
      </div>
      <xsl:for-each select="h:chapter">
        <div class="c">
          <ol>
            <xsl:if test="not(h:practice)"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="@xml:id"/><xsl:with-param name="title"><xsl:apply-templates select="h:title" mode="line"/></xsl:with-param></xsl:call-template></xsl:if>
            <xsl:for-each select="h:practice | h:section">
              <xsl:call-template name="contents-line"><xsl:with-param name="id" select="@xml:id"/><xsl:with-param name="number" select="@d:number"/><xsl:with-param name="title"><xsl:apply-templates select="h:title" mode="line"/><xsl:call-template name="translation-mark"/></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </ol>
          <p class="ch"><span class="lab again"><xsl:value-of select="f:word('chapter', @d:number)"/></span><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="line"/></a></p>
        </div>
      </xsl:for-each>
      <div class="c">
        <ol>
          <xsl:if test="h:scenario[not(@in)]"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_scenarios'"/><xsl:with-param name="title" select="f:word('examples')"/></xsl:call-template></xsl:if>
          <xsl:if test="h:facts/h:fact"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_figures'"/><xsl:with-param name="title" select="f:word('figures')"/></xsl:call-template></xsl:if>
          <xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_sources'"/><xsl:with-param name="title" select="f:word('sources-head')"/></xsl:call-template>
          <xsl:if test="d:words/d:word"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_words'"/><xsl:with-param name="title" select="f:word('words')"/></xsl:call-template></xsl:if>
          <xsl:if test="d:index/d:letter"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_index'"/><xsl:with-param name="title" select="f:word('index')"/></xsl:call-template></xsl:if>
        </ol>
        <p class="ch"><span class="lab"><xsl:value-of select="f:word('contents.back')"/></span><xsl:value-of select="f:word('contents.finding')"/></p>
      </div>
    </div>
  </section>
</xsl:template>

<xsl:template name="contents-line">
  <xsl:param name="id"/>
  <xsl:param name="number"/>
  <xsl:param name="title"/>
  <li>
    <div class="pg"><a class="page" href="#{$id}"/></div>
    <div class="no"><xsl:value-of select="$number"/></div>
    <div><a href="#{$id}"><xsl:choose>
      <xsl:when test="string($number)"><xsl:copy-of select="$title"/></xsl:when>
      <xsl:otherwise><em><xsl:copy-of select="$title"/></em></xsl:otherwise>
    </xsl:choose></a></div>
  </li>
</xsl:template>

</xsl:stylesheet>
