<?xml version="1.0" encoding="UTF-8"?>
<!-- Examples of an element, as they stand in the example document: its first place there, and each
     further one that has an attribute not yet shown.  What is long inside is left out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:str="http://exslt.org/strings"
    extension-element-prefixes="str">
  <xsl:param name="example"/>
  <xsl:variable name="document" select="document($example)"/>

  <!-- Of the element that is declared here; `in` is the one that it is declared in, if any. -->
  <xsl:template name="examples">
    <xsl:param name="in"/>
    <xsl:variable name="name" select="@name"/>
    <xsl:variable name="others" select="//xs:element[@name = $name][count(. | current()) = 2]/ancestor::xs:element[@name][1]/@name"/>
    <xsl:variable name="in-text" select="boolean(ancestor::xs:group)"/>
    <xsl:variable name="every" select="$document//*[local-name() = $name]
        [not($in) or local-name(..) = $in]
        [$in or not(local-name(..) = $others)]
        [$name != 'term' or boolean(@ref) = $in-text]"/>
    <xsl:if test="not($every)">
      <xsl:message terminate="yes">no example of <xsl:value-of select="$name"/></xsl:message>
    </xsl:if>
    <xsl:text>.Bd -literal&#10;</xsl:text>
    <xsl:for-each select="$every">
      <xsl:variable name="before" select="position()"/>
      <xsl:variable name="news">
        <xsl:for-each select="@*[namespace-uri() = '']">
          <xsl:variable name="attribute" select="name()"/>
          <xsl:if test="not($every[position() &lt; $before]/@*[name() = $attribute])">+</xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <xsl:if test="position() = 1 or string($news)">
        <xsl:variable name="written">
          <xsl:apply-templates select="." mode="written"><xsl:with-param name="top" select="true()"/></xsl:apply-templates>
        </xsl:variable>
        <!-- As far to the left as it can stand. -->
        <xsl:variable name="lines" select="str:split($written, '&#10;')"/>
        <xsl:variable name="indent"><xsl:call-template name="indent"/></xsl:variable>
        <xsl:for-each select="$lines">
          <xsl:choose>
            <xsl:when test="position() > 1 and starts-with(., $indent)">
              <xsl:value-of select="substring(., string-length($indent) + 1)"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
          </xsl:choose>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </xsl:if>
    </xsl:for-each>
    <xsl:text>.Ed&#10;</xsl:text>
  </xsl:template>

  <!-- The white space that stands before an element on its line, if nothing else does. -->
  <xsl:template name="indent">
    <xsl:variable name="before" select="str:split(preceding-sibling::node()[1][self::text()], '&#10;')"/>
    <xsl:if test="$before and normalize-space($before[last()]) = ''"><xsl:value-of select="$before[last()]"/></xsl:if>
  </xsl:template>

  <!-- An element as it is written; attributes that would pass column 72 begin a further line. -->
  <xsl:template match="*" mode="written">
    <xsl:param name="top"/>
    <xsl:value-of select="concat('&lt;', name())"/>
    <!-- Deep inside, what holds elements on lines of their own is left out. -->
    <xsl:variable name="omitted" select="not($top) and * and not(text()[normalize-space()])
        and (string-length(.) > 160 or */* and generate-id(..) = generate-id(/*))"/>
    <xsl:if test="not(parent::*)"><xsl:value-of select="concat(' xmlns=&quot;', namespace-uri(), '&quot;')"/></xsl:if>
    <xsl:variable name="indent"><xsl:call-template name="indent"/></xsl:variable>
    <xsl:call-template name="attributes">
      <xsl:with-param name="attributes" select="@*"/>
      <xsl:with-param name="column" select="string-length(name()) + 1 + (not(parent::*) * 99)"/>
      <xsl:with-param name="indent" select="concat($indent, str:padding(string-length(name()) + 2, ' '))"/>
      <xsl:with-param name="behind" select="$omitted * 16"/>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="not(node())">/></xsl:when>
      <xsl:when test="$omitted">
        <xsl:value-of select="concat('>&lt;!-- ... -->&lt;/', name(), '>')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>></xsl:text>
        <xsl:apply-templates select="node()" mode="written"/>
        <xsl:value-of select="concat('&lt;/', name(), '>')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="attributes">
    <xsl:param name="attributes"/>
    <xsl:param name="column"/>
    <xsl:param name="behind"/>
    <xsl:param name="indent"/>
    <xsl:if test="$attributes">
      <xsl:variable name="written" select="concat(name($attributes[1]), '=&quot;', $attributes[1], '&quot;')"/>
      <xsl:variable name="fits" select="$column + string-length($written) + $behind &lt; 68"/>
      <xsl:choose>
        <xsl:when test="$fits"><xsl:value-of select="concat(' ', $written)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('&#10;', $indent, $written)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="attributes">
        <xsl:with-param name="attributes" select="$attributes[position() > 1]"/>
        <xsl:with-param name="indent" select="$indent"/>
        <xsl:with-param name="behind" select="$behind"/>
        <xsl:with-param name="column">
          <xsl:choose>
            <xsl:when test="$fits"><xsl:value-of select="$column + string-length($written) + 1"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="string-length($written)"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="text()" mode="written">
    <xsl:value-of select="str:replace(str:replace(., '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
  </xsl:template>
</xsl:stylesheet>
