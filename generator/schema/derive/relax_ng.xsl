<?xml version="1.0" encoding="UTF-8"?>
<!-- Writes a W3C XML Schema of ours as RELAX NG: `ninja schemas` makes handbook.rng and theme.rng.
     It knows the constructs that our schemas use and ends with a message at any other, so that
     nothing is lost in silence.  tests/whole/relax_ng.test holds both against each other. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" exclude-result-prefixes="xs">
  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/xs:schema">
    <xsl:comment> Made from the schema of the same name by relax_ng.xsl; `ninja schemas` makes it again. </xsl:comment>
    <grammar ns="{@targetNamespace}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start>
        <choice>
          <xsl:for-each select="xs:element"><ref name="element.{@name}"/></xsl:for-each>
        </choice>
      </start>
      <xsl:apply-templates/>
      <xsl:if test="//xs:any"><xsl:call-template name="anything"/></xsl:if>
    </grammar>
  </xsl:template>

  <!-- Documentation goes along; what is for the program stays behind. -->
  <xsl:template match="xs:schema/xs:annotation | xs:import | xs:appinfo"/>
  <xsl:template match="xs:annotation"><xsl:apply-templates/></xsl:template>
  <xsl:template match="xs:documentation">
    <a:documentation><xsl:value-of select="normalize-space()"/></a:documentation>
  </xsl:template>

  <!-- What is declared at the top level is a definition that others refer to. -->
  <xsl:template match="xs:schema/xs:element">
    <define name="element.{@name}"><xsl:call-template name="element"/></define>
  </xsl:template>
  <xsl:template match="xs:schema/xs:complexType">
    <define name="type.{@name}"><xsl:call-template name="content"/></define>
  </xsl:template>
  <xsl:template match="xs:schema/xs:simpleType">
    <define name="simple.{@name}">
      <xsl:apply-templates select="xs:annotation"/>
      <xsl:apply-templates select="xs:restriction"/>
    </define>
  </xsl:template>
  <xsl:template match="xs:schema/xs:group">
    <define name="group.{@name}"><xsl:apply-templates select="*[not(self::xs:annotation)]"/></define>
  </xsl:template>
  <xsl:template match="xs:schema/xs:attributeGroup">
    <define name="attributes.{@name}">
      <xsl:apply-templates select="*[not(self::xs:annotation)]"/>
      <xsl:if test="not(*[not(self::xs:annotation)])"><empty/></xsl:if>
    </define>
  </xsl:template>

  <!-- minOccurs and maxOccurs around `what`, which is one pattern. -->
  <xsl:template name="occurs">
    <xsl:param name="what"/>
    <xsl:variable name="least"><xsl:value-of select="@minOccurs"/><xsl:if test="not(@minOccurs)">1</xsl:if></xsl:variable>
    <xsl:variable name="most"><xsl:value-of select="@maxOccurs"/><xsl:if test="not(@maxOccurs)">1</xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="$least = 0 and $most = 'unbounded'"><zeroOrMore><xsl:copy-of select="$what"/></zeroOrMore></xsl:when>
      <xsl:when test="$least = 1 and $most = 'unbounded'"><oneOrMore><xsl:copy-of select="$what"/></oneOrMore></xsl:when>
      <xsl:when test="$least = 0 and $most = 1"><optional><xsl:copy-of select="$what"/></optional></xsl:when>
      <xsl:when test="$least = 1 and $most = 1"><xsl:copy-of select="$what"/></xsl:when>
      <xsl:when test="$least = 1 and $most = 2">
        <group><xsl:copy-of select="$what"/><optional><xsl:copy-of select="$what"/></optional></group>
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">no pattern for <xsl:value-of select="$least"/> to <xsl:value-of select="$most"/></xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="element">
    <element name="{@name}">
      <xsl:apply-templates select="xs:annotation"/>
      <xsl:choose>
        <xsl:when test="@type"><xsl:call-template name="type"/></xsl:when>
        <xsl:when test="xs:complexType">
          <xsl:for-each select="xs:complexType"><xsl:call-template name="content"/></xsl:for-each>
        </xsl:when>
        <xsl:when test="xs:simpleType"><xsl:apply-templates select="xs:simpleType/xs:restriction"/></xsl:when>
        <xsl:otherwise><xsl:message terminate="yes">no type: <xsl:value-of select="@name"/></xsl:message></xsl:otherwise>
      </xsl:choose>
    </element>
  </xsl:template>

  <!-- A type by its name: one of XSD's own, or one of this schema. -->
  <xsl:template name="type">
    <xsl:param name="name" select="@type"/>
    <xsl:variable name="local" select="substring-after($name, ':')"/>
    <xsl:choose>
      <xsl:when test="starts-with($name, 'xs:')"><data type="{$local}"/></xsl:when>
      <xsl:when test="/xs:schema/xs:complexType[@name = $local]"><ref name="type.{$local}"/></xsl:when>
      <xsl:when test="/xs:schema/xs:simpleType[@name = $local]"><ref name="simple.{$local}"/></xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">no type <xsl:value-of select="$name"/></xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Attributes and content of a complex type. -->
  <xsl:template name="content">
    <xsl:variable name="children" select="xs:sequence | xs:choice | xs:group"/>
    <xsl:variable name="extended" select="xs:complexContent/xs:extension | xs:simpleContent/xs:extension"/>
    <xsl:apply-templates select="xs:attribute | xs:attributeGroup"/>
    <xsl:for-each select="$extended">
      <xsl:call-template name="type"><xsl:with-param name="name" select="@base"/></xsl:call-template>
      <xsl:apply-templates/>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="$extended"/>
      <xsl:when test="@mixed = 'true' and $children"><mixed><xsl:apply-templates select="$children"/></mixed></xsl:when>
      <xsl:when test="@mixed = 'true'"><text/></xsl:when>
      <xsl:when test="$children"><xsl:apply-templates select="$children"/></xsl:when>
      <!-- No content: not even white space, which `empty` would let stand. -->
      <xsl:otherwise><value type="string"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="xs:sequence">
    <xsl:call-template name="occurs">
      <xsl:with-param name="what">
        <group><xsl:apply-templates select="*"/><xsl:if test="not(*)"><empty/></xsl:if></group>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:choice">
    <xsl:call-template name="occurs">
      <xsl:with-param name="what"><choice><xsl:apply-templates select="*"/></choice></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:group[@ref]">
    <xsl:call-template name="occurs">
      <xsl:with-param name="what"><ref name="group.{substring-after(@ref, ':')}"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:element">
    <xsl:call-template name="occurs">
      <xsl:with-param name="what">
        <xsl:choose>
          <xsl:when test="@ref"><ref name="element.{substring-after(@ref, ':')}"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="element"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <!-- xi:include, which stands for a file, with anything in it. -->
  <xsl:template match="xs:any[@processContents = 'lax']">
    <element>
      <nsName ns="{@namespace}"/>
      <ref name="anything"/>
    </element>
  </xsl:template>
  <xsl:template name="anything">
    <define name="anything">
      <zeroOrMore>
        <choice>
          <attribute><anyName/></attribute>
          <text/>
          <element><anyName/><ref name="anything"/></element>
        </choice>
      </zeroOrMore>
    </define>
  </xsl:template>

  <xsl:template match="xs:attributeGroup[@ref]"><ref name="attributes.{substring-after(@ref, ':')}"/></xsl:template>
  <xsl:template match="xs:attribute">
    <xsl:choose>
      <xsl:when test="@use = 'required'"><xsl:call-template name="attribute"/></xsl:when>
      <xsl:otherwise><optional><xsl:call-template name="attribute"/></optional></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="attribute">
    <xsl:choose>
      <xsl:when test="starts-with(@ref, 'xml:')">
        <xsl:variable name="name" select="substring-after(@ref, ':')"/>
        <xsl:for-each select="document('xml.xsd', /)/xs:schema/xs:attribute[@name = $name]">
          <attribute name="{$name}" ns="http://www.w3.org/XML/1998/namespace">
            <xsl:apply-templates select="xs:annotation"/>
            <xsl:call-template name="type"/>
          </attribute>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <attribute name="{@name}">
          <xsl:apply-templates select="xs:annotation"/>
          <xsl:choose>
            <xsl:when test="@type"><xsl:call-template name="type"/></xsl:when>
            <xsl:when test="xs:simpleType"><xsl:apply-templates select="xs:simpleType/xs:restriction"/></xsl:when>
            <xsl:otherwise><text/></xsl:otherwise>
          </xsl:choose>
        </attribute>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Values. -->
  <xsl:template match="xs:restriction[xs:enumeration]">
    <choice>
      <xsl:for-each select="xs:enumeration">
        <value type="{substring-after(../@base, ':')}"><xsl:value-of select="@value"/></value>
        <xsl:apply-templates select="xs:annotation"/>
      </xsl:for-each>
    </choice>
  </xsl:template>
  <xsl:template match="xs:restriction[xs:simpleType/xs:list]">
    <list><oneOrMore><data type="{substring-after(xs:simpleType/xs:list/@itemType, ':')}"/></oneOrMore></list>
  </xsl:template>
  <xsl:template match="xs:restriction[not(*)]">
    <xsl:call-template name="type"><xsl:with-param name="name" select="@base"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="xs:restriction" priority="-0.1">
    <xsl:if test="not(starts-with(@base, 'xs:')) or count(xs:pattern) > 1">
      <xsl:message terminate="yes">no pattern for a restriction of <xsl:value-of select="@base"/></xsl:message>
    </xsl:if>
    <data type="{substring-after(@base, ':')}">
      <xsl:for-each select="*"><param name="{local-name()}"><xsl:value-of select="@value"/></param></xsl:for-each>
    </data>
  </xsl:template>

  <xsl:template match="xs:*" priority="-1">
    <xsl:message terminate="yes">no pattern for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
