<?xml version="1.0" encoding="UTF-8"?>
<!-- Writes what relax_ng.xsl made in the compact syntax of RELAX NG (ISO/IEC 19757-2, annex C), the
     only schema that Emacs reads.  tests/whole/relax_ng.test holds both against each other. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/r:grammar">
    <xsl:text># Made from the schema of the same name by relax_ng.xsl and compact.xsl; `ninja schemas` makes
# it again.
default namespace = "</xsl:text>
    <xsl:value-of select="@ns"/>
    <xsl:text>"
namespace xi = "http://www.w3.org/2001/XInclude"
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
</xsl:text>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="r:start">
    <xsl:text>&#10;start = </xsl:text>
    <xsl:apply-templates select="*"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="r:define">
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="a:documentation"/>
    <xsl:value-of select="concat(@name, ' = ')"/>
    <xsl:call-template name="group"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="a:documentation">
    <xsl:value-of select="concat('&#10;## ', ., '&#10;')"/>
  </xsl:template>

  <!-- The children, all of them in this order. -->
  <xsl:template name="group">
    <xsl:variable name="parts" select="*[not(self::a:documentation)]"/>
    <xsl:if test="not($parts)">empty</xsl:if>
    <xsl:for-each select="$parts">
      <xsl:if test="position() > 1">, </xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="r:group">
    <xsl:text>(</xsl:text><xsl:call-template name="group"/><xsl:text>)</xsl:text>
  </xsl:template>
  <xsl:template match="r:choice">
    <xsl:text>(</xsl:text>
    <xsl:for-each select="*[not(self::a:documentation)]">
      <xsl:if test="position() > 1">&#10;  | </xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:text>)</xsl:text>
  </xsl:template>
  <xsl:template match="r:optional">(<xsl:call-template name="group"/>)?</xsl:template>
  <xsl:template match="r:zeroOrMore">(<xsl:call-template name="group"/>)*</xsl:template>
  <xsl:template match="r:oneOrMore">(<xsl:call-template name="group"/>)+</xsl:template>
  <xsl:template match="r:mixed">mixed { <xsl:call-template name="group"/> }</xsl:template>
  <xsl:template match="r:list">list { <xsl:call-template name="group"/> }</xsl:template>
  <xsl:template match="r:text">text</xsl:template>
  <xsl:template match="r:empty">empty</xsl:template>
  <xsl:template match="r:ref"><xsl:value-of select="@name"/></xsl:template>

  <!-- A word of the syntax is no name without a backslash before it. -->
  <xsl:template name="name">
    <xsl:if test="contains(' attribute datatypes default div element empty external grammar include inherit list mixed namespace notAllowed parent start string text token ', concat(' ', @name, ' '))">\</xsl:if>
    <xsl:value-of select="@name"/>
  </xsl:template>
  <xsl:template match="r:element[@name]">
    <xsl:apply-templates select="a:documentation"/>
    <xsl:text>element </xsl:text>
    <xsl:call-template name="name"/>
    <xsl:text> { </xsl:text><xsl:call-template name="group"/><xsl:text> }</xsl:text>
  </xsl:template>
  <xsl:template match="r:nsName">xi:*</xsl:template>
  <xsl:template match="r:anyName">*</xsl:template>
  <xsl:template match="r:element[r:nsName | r:anyName]">
    <xsl:text>element </xsl:text>
    <xsl:apply-templates select="*[1]"/>
    <xsl:text> { </xsl:text><xsl:apply-templates select="*[2]"/><xsl:text> }</xsl:text>
  </xsl:template>
  <xsl:template match="r:attribute[r:anyName]">attribute * { text }</xsl:template>
  <xsl:template match="r:attribute[@name]">
    <xsl:apply-templates select="a:documentation"/>
    <xsl:text>attribute </xsl:text>
    <xsl:choose>
      <xsl:when test="@ns"><xsl:value-of select="concat('xml:', @name)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> { </xsl:text><xsl:call-template name="group"/><xsl:text> }</xsl:text>
  </xsl:template>

  <xsl:template match="r:data">
    <xsl:value-of select="concat('xsd:', @type)"/>
    <xsl:if test="r:param">
      <xsl:text> {</xsl:text>
      <xsl:for-each select="r:param"><xsl:value-of select="concat(' ', @name, ' = &quot;', ., '&quot;')"/></xsl:for-each>
      <xsl:text> }</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="r:value">
    <xsl:value-of select="concat('xsd:', @type, ' &quot;', ., '&quot;')"/>
  </xsl:template>

  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">no compact syntax for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
