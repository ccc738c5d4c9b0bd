<?xml version="1.0" encoding="UTF-8"?>
<!-- Worked examples: a story with a verdict for each step. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<xsl:template match="h:scenario">
  <section class="ex" id="{@xml:id}"><xsl:copy-of select="@d:at"/>
    <xsl:call-template name="scenario-head"/>
    <ol class="steps"><xsl:attribute name="class">steps<xsl:if test="not(h:step/@d:verdict)"> plain</xsl:if><xsl:if test="not(h:step/@d:date-text)"> undated</xsl:if></xsl:attribute><xsl:apply-templates select="h:step"/></ol>
  </section>
</xsl:template>

<xsl:template name="scenario-head">
  <h3 class="s ex-head"><f:message key="example.title"><f:with><xsl:apply-templates select="h:title/node()"/></f:with></f:message></h3>
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

<!-- The text of the step; its last paragraph refers to the practice that decides, unless the
     example is inside that practice. -->
<xsl:template name="step-text">
  <xsl:for-each select="h:*[not(self::h:cite or self::h:index)]">
    <xsl:choose>
      <xsl:when test="self::h:p"><p><xsl:call-template name="keep"/><xsl:apply-templates/>
        <xsl:if test="position() = last()"><xsl:call-template name="step-reference"/></xsl:if></p></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="."/>
        <xsl:if test="position() = last() and (../@practice != string(../../@in) or ../@d:letters or ../@d:duties)"><p><xsl:call-template name="step-reference"/></p></xsl:if></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
  <xsl:if test="@d:assumed-text"><p class="n"><xsl:value-of select="f:word('assumed', @d:assumed-text)"/></p></xsl:if>
</xsl:template>

<xsl:template name="step-reference">
  <xsl:for-each select=".."><!-- the step -->
    <xsl:variable name="practice" select="key('id', @practice)[@d:number]"/>
    <xsl:if test="$practice and @practice != string(../@in)">
      <xsl:text>&#xA0;</xsl:text>
      <xsl:call-template name="short-reference"><xsl:with-param name="target" select="$practice"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@d:letters | @d:duties"><xsl:value-of select="$space"/><xsl:call-template name="letters"><xsl:with-param name="letters" select="@d:letters"/><xsl:with-param name="duties" select="@d:duties"/><xsl:with-param name="practice" select="@practice"/></xsl:call-template></xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- Overridden by each edition: "3.2" as a link, or "3.2 (arrow) 30". -->
<xsl:template name="short-reference">
  <xsl:param name="target"/>
  <a class="x" href="#{$target/@xml:id}"><xsl:value-of select="$target/@d:number"/></a>
</xsl:template>

</xsl:stylesheet>
