<?xml version="1.0" encoding="UTF-8"?>
<!-- Writes the reference by element of a manual page (mdoc) from a schema: of each element its text,
     what it holds, its attributes, and examples, which are cut from `example`, a whole document
     that tests/whole/reference.test checks.  `ninja schemas` puts it into the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:str="http://exslt.org/strings"
    extension-element-prefixes="str">
  <xsl:import href="reference_example.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/xs:schema">
    <xsl:call-template name="fill">
      <xsl:with-param name="text">
        <xsl:text>Of each element: what it is; its content, where a comma means "then", "|" means "or", "?" at most
          once, "+" at least once and "*" any number of times; its
          attributes; and examples, which all come from one </xsl:text>
        <xsl:value-of select="xs:element[last()]/@name[. = 'theme']"/>
        <xsl:if test="not(xs:element/@name = 'theme')">handbook</xsl:if>
        <xsl:text> that checks without a finding. </xsl:text>
        <xsl:if test="//xs:attributeGroup[@ref = 'h:common']">
          <xsl:text>xml:id is the name of an element, its address on the web for good; xml:lang the
            language of its text, such as "en" or "pt-BR". </xsl:text>
        </xsl:if>
        <xsl:for-each select="xs:group[xs:choice/xs:element]">
          <xsl:value-of select="concat(translate(@name, $small, $capital), ' is one of ')"/>
          <xsl:for-each select="xs:choice/xs:element | xs:choice/xs:group">
            <xsl:if test="position() > 1">, </xsl:if>
            <xsl:apply-templates select="." mode="part"/>
          </xsl:for-each>
          <xsl:text>. </xsl:text>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:text>.Bl -tag -width Ds&#10;</xsl:text>
    <xsl:for-each select="//xs:element[@name]">
      <xsl:sort select="@name"/>
      <xsl:call-template name="element"/>
    </xsl:for-each>
    <xsl:text>.El&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="element">
    <!-- An element that is declared inside of another is that one's; some names mean several. -->
    <xsl:variable name="in" select="ancestor::xs:element[@name][1]/@name"/>
    <xsl:variable name="name" select="@name"/>
    <xsl:value-of select="concat('.It Li ', @name)"/>
    <xsl:choose>
      <xsl:when test="count(//xs:element[@name = $name]) = 1"/>
      <xsl:when test="$in"><xsl:value-of select="concat(' Pq in Li ', $in)"/></xsl:when>
      <xsl:when test="ancestor::xs:group"> Pq in text</xsl:when>
      <xsl:otherwise> Pq elsewhere</xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="fill"><xsl:with-param name="text" select="xs:annotation/xs:documentation"/></xsl:call-template>
    <xsl:text>.br&#10;Content:&#10;</xsl:text>
    <xsl:variable name="content"><xsl:apply-templates select="." mode="content"/></xsl:variable>
    <xsl:call-template name="fill">
      <xsl:with-param name="text">
        <xsl:value-of select="$content"/><xsl:if test="normalize-space($content) = ''">none</xsl:if>.</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="attributes"><xsl:apply-templates select="." mode="attributes"/></xsl:variable>
    <xsl:if test="string($attributes)">
      <xsl:value-of select="concat('.Bl -tag -width Ds -compact&#10;', $attributes, '.El&#10;')"/>
    </xsl:if>
    <xsl:call-template name="examples"><xsl:with-param name="in" select="$in"/></xsl:call-template>
  </xsl:template>

  <!-- The complex type that an element or an extension names. -->
  <xsl:template name="named-type">
    <xsl:param name="name"/>
    <xsl:param name="mode"/>
    <xsl:variable name="type" select="/xs:schema/xs:complexType[@name = substring-after($name, ':')]"/>
    <xsl:choose>
      <xsl:when test="$mode = 'attributes'"><xsl:apply-templates select="$type" mode="attributes"/></xsl:when>
      <xsl:when test="$type"><xsl:apply-templates select="$type" mode="content"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="value"><xsl:with-param name="type" select="$name"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Content, as RELAX NG and DTDs write it. -->
  <xsl:template match="xs:element[@type] | xs:element/xs:annotation" mode="content">
    <xsl:call-template name="named-type"><xsl:with-param name="name" select="@type"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:annotation | xs:attribute | xs:attributeGroup" mode="content" priority="2"/>
  <xsl:template match="xs:element[not(@type)] | xs:complexContent | xs:simpleContent" mode="content">
    <xsl:apply-templates select="*" mode="content"/>
  </xsl:template>
  <xsl:template match="xs:extension" mode="content">
    <xsl:call-template name="named-type"><xsl:with-param name="name" select="@base"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:complexType" mode="content">
    <xsl:variable name="children"><xsl:apply-templates select="xs:sequence | xs:choice | xs:group" mode="part"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@mixed">
        <xsl:value-of select="concat('text, with this in it: ', $children)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="xs:complexContent | xs:simpleContent" mode="content"/>
        <xsl:value-of select="$children"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="occurs">
    <xsl:choose>
      <xsl:when test="@minOccurs = 0 and @maxOccurs = 'unbounded'">*</xsl:when>
      <xsl:when test="@minOccurs = 0">?</xsl:when>
      <xsl:when test="@maxOccurs">+</xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="xs:sequence | xs:choice" mode="part">
    <xsl:variable name="between"><xsl:choose>
      <xsl:when test="self::xs:choice"> | </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose></xsl:variable>
    <!-- Brackets, where there is something to keep apart. -->
    <xsl:variable name="kept" select="count(*) > 1 and (@minOccurs or @maxOccurs or not(parent::xs:complexType))"/>
    <xsl:if test="$kept">(</xsl:if>
    <xsl:for-each select="*">
      <xsl:if test="position() > 1"><xsl:value-of select="$between"/></xsl:if>
      <xsl:apply-templates select="." mode="part"/>
    </xsl:for-each>
    <xsl:if test="$kept">)</xsl:if>
    <xsl:call-template name="occurs"/>
  </xsl:template>
  <xsl:template match="xs:element" mode="part">
    <xsl:value-of select="@name"/><xsl:value-of select="substring-after(@ref, ':')"/>
    <xsl:call-template name="occurs"/>
  </xsl:template>
  <xsl:template match="xs:group" mode="part">
    <xsl:choose>
      <xsl:when test="@ref = 'h:included'">xi:include</xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(substring-after(@ref, ':'), $small, $capital)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="occurs"/>
  </xsl:template>
  <xsl:variable name="small">abcdefghijklmnopqrstuvwxyz</xsl:variable>
  <xsl:variable name="capital">ABCDEFGHIJKLMNOPQRSTUVWXYZ</xsl:variable>

  <!-- Attributes: those of the type that is extended first. -->
  <xsl:template match="*" mode="attributes"/>
  <xsl:template match="xs:element | xs:complexType | xs:complexContent | xs:simpleContent | xs:extension" mode="attributes">
    <xsl:if test="@type | @base">
      <xsl:call-template name="named-type">
        <xsl:with-param name="name" select="@type | @base"/>
        <xsl:with-param name="mode">attributes</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="*" mode="attributes"/>
  </xsl:template>
  <!-- What nearly all have is one line. -->
  <xsl:template match="xs:attributeGroup[@ref = 'h:common']" mode="attributes" priority="2">
    <xsl:text>.It Li xml:id , xml:lang&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="xs:attributeGroup[@ref = 'h:shown']" mode="attributes" priority="2">
    <xsl:text>.It Li from , until&#10;</xsl:text>
    <xsl:call-template name="fill">
      <xsl:with-param name="text" select="/xs:schema/xs:attributeGroup[@name = 'shown']/xs:annotation/xs:documentation"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:attributeGroup[@ref]" mode="attributes">
    <xsl:apply-templates select="/xs:schema/xs:attributeGroup[@name = substring-after(current()/@ref, ':')]/*" mode="attributes"/>
  </xsl:template>
  <xsl:template match="xs:attribute" mode="attributes">
    <xsl:value-of select="concat('.It Li ', @name, @ref)"/>
    <xsl:if test="@use = 'required'"> Pq required</xsl:if>
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="@name">
      <xsl:call-template name="fill"><xsl:with-param name="text" select="xs:annotation/xs:documentation"/></xsl:call-template>
      <xsl:call-template name="fill">
        <xsl:with-param name="text">
          <xsl:text>Value: </xsl:text>
          <xsl:choose>
            <xsl:when test="@type"><xsl:call-template name="value"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="xs:simpleType"/></xsl:otherwise>
          </xsl:choose>
          <xsl:text>.</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What a value may be: in words, or a list. -->
  <xsl:template name="value">
    <xsl:param name="type" select="@type"/>
    <xsl:variable name="local" select="substring-after($type, ':')"/>
    <xsl:variable name="simple" select="/xs:schema/xs:simpleType[@name = $local]"/>
    <xsl:choose>
      <xsl:when test="$simple"><xsl:apply-templates select="$simple"/></xsl:when>
      <xsl:when test="$type = 'xs:string'">text</xsl:when>
      <xsl:when test="$type = 'xs:NCName'">a name</xsl:when>
      <xsl:when test="$type = 'xs:decimal'">a number such as 0.72</xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">no words for <xsl:value-of select="$type"/></xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="xs:simpleType">
    <xsl:choose>
      <xsl:when test="xs:annotation/xs:appinfo"><xsl:value-of select="normalize-space(xs:annotation/xs:appinfo)"/></xsl:when>
      <xsl:when test="count(xs:restriction/xs:enumeration) > 12">
        <xsl:for-each select="xs:restriction/xs:enumeration">
          <xsl:if test="position() > 1">, </xsl:if>
          <xsl:value-of select="@value"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="xs:restriction/xs:enumeration">
        <xsl:for-each select="xs:restriction/xs:enumeration">
          <xsl:if test="position() > 1">; </xsl:if>
          <xsl:value-of select="@value"/>
          <xsl:variable name="text" select="normalize-space(xs:annotation/xs:documentation)"/>
          <xsl:value-of select="concat(' (', substring($text, 1, string-length($text) - 1))"/>
          <xsl:if test="substring($text, string-length($text)) != '.' or contains($text, '...')">
            <xsl:value-of select="substring($text, string-length($text))"/>
          </xsl:if>
          <xsl:text>)</xsl:text>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="xs:restriction/xs:maxInclusive">
        <xsl:value-of select="concat('a whole number up to ', xs:restriction/xs:maxInclusive/@value)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">no words for <xsl:value-of select="@name"/> (xs:appinfo)</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lines of at most 96 characters; a sentence begins a line, as mandoc asks. -->
  <xsl:template name="fill">
    <xsl:param name="text"/>
    <xsl:call-template name="fill-words">
      <xsl:with-param name="words" select="str:tokenize($text)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="fill-words">
    <xsl:param name="words"/>
    <xsl:param name="line"/>
    <xsl:variable name="word" select="string($words[1])"/>
    <xsl:variable name="last" select="substring($line, string-length($line))"/>
    <xsl:choose>
      <xsl:when test="not($words)"><xsl:call-template name="line"><xsl:with-param name="text" select="$line"/></xsl:call-template></xsl:when>
      <xsl:when test="$line = ''">
        <xsl:call-template name="fill-words">
          <xsl:with-param name="words" select="$words[position() > 1]"/>
          <xsl:with-param name="line" select="$word"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$last = '.' or string-length($line) + string-length($word) > 95">
        <xsl:call-template name="line"><xsl:with-param name="text" select="$line"/></xsl:call-template>
        <xsl:call-template name="fill-words"><xsl:with-param name="words" select="$words"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="fill-words">
          <xsl:with-param name="words" select="$words[position() > 1]"/>
          <xsl:with-param name="line" select="concat($line, ' ', $word)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- One line of text, which roff must not take for a request. -->
  <xsl:template name="line">
    <xsl:param name="text"/>
    <xsl:if test="starts-with($text, '.') or starts-with($text, &quot;'&quot;)">\&amp;</xsl:if>
    <xsl:value-of select="concat(str:replace($text, '\', '\e'), '&#10;')"/>
  </xsl:template>
</xsl:stylesheet>
