<?xml version="1.0" encoding="UTF-8"?>
<!-- Each answer alone, as a piece of HTML for pages that others make: the question, the verdict, the
     answer, its conditions, its rule table and the answers in other cases.  generator/web/fragment.c drops what only our own pages
     use, and makes whole addresses of links. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:import href="proviso:web.xsl"/>

<xsl:template match="/">
  <d:fragments site="{$site}">
    <xsl:for-each select="$handbook">
      <xsl:for-each select="h:chapter | h:chapter/h:practice | h:guide"><d:place id="{@xml:id}"/></xsl:for-each>
      <xsl:apply-templates select="h:chapter/h:practice" mode="fragment"/>
    </xsl:for-each>
  </d:fragments>
</xsl:template>

<xsl:template match="h:practice" mode="fragment">
  <xsl:variable name="rule" select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]"/>
  <d:file href="{@xml:id}.html">
    <div class="proviso-answer proviso-{@d:verdict}"><xsl:copy-of select="$handbook/@xml:lang"/>
      <p class="proviso-question"><strong><a href="#{@xml:id}"><xsl:apply-templates select="h:question/node()"/></a></strong></p>
      <xsl:call-template name="practice-scope"/>
      <xsl:call-template name="practice-age"/>
      <p class="proviso-verdict"><strong><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></strong></p>
      <xsl:choose>
        <xsl:when test="$rule"><xsl:apply-templates select="$rule" mode="answer"/></xsl:when>
        <xsl:otherwise><p><xsl:value-of select="f:word(concat(@d:verdict, '.answer'))"/></p></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="practice-strip"/>
      <xsl:call-template name="practice-silent"/>
      <xsl:call-template name="practice-conditions"/>
      <xsl:call-template name="practice-table"/>
      <xsl:call-template name="practice-other-rules"/>
      <p class="proviso-source"><small><xsl:value-of select="$title"/><xsl:value-of select="$middot"/><xsl:value-of select="f:word('as-read-on', $handbook/@d:as-of-text)"/></small></p>
    </div>
  </d:file>
</xsl:template>

<!-- Headings would stand among those of the page around it. -->
<xsl:template name="part-head">
  <xsl:param name="key"/>
  <p><strong><xsl:value-of select="f:word($key)"/></strong></p>
</xsl:template>
<xsl:template name="table-head"/>

<!-- Nothing to tick off, and no note marks without the notes. -->
<xsl:template name="condition">
  <div><xsl:value-of select="f:letter(@d:letter)"/><xsl:value-of select="$space"/><xsl:call-template name="condition-text"/></div>
</xsl:template>

</xsl:stylesheet>
