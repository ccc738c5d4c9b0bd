<?xml version="1.0" encoding="UTF-8"?>
<!-- What both editions share: text, references, verdicts, and the parts of a practice. web.xsl
     and print.xsl import this and override what differs: how a sign is drawn, what a reference
     shows, where parts are placed. generator/compose/compose.h describes the input tree. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:include href="proviso:handbook/text.xsl"/>
<xsl:include href="proviso:handbook/reference.xsl"/>
<xsl:include href="proviso:handbook/verdict.xsl"/>
<xsl:include href="proviso:handbook/practice.xsl"/>
<xsl:include href="proviso:handbook/rule.xsl"/>
<xsl:include href="proviso:handbook/example.xsl"/>
<xsl:include href="proviso:handbook/guide.xsl"/>
<xsl:include href="proviso:handbook/source.xsl"/>
<xsl:include href="proviso:handbook/how.xsl"/>
<xsl:include href="proviso:handbook/change.xsl"/>
<xsl:include href="proviso:handbook/hooks.xsl"/>

<xsl:key name="id" match="h:*[@xml:id]" use="@xml:id"/>
<xsl:key name="citing" match="d:cited/d:source" use="@ref"/>
<xsl:key name="scenario-in" match="/h:handbook/h:scenario" use="@in"/>

<xsl:variable name="handbook" select="/h:handbook"/>

<!-- The separators between the items of a list, two pieces of a line, and two sentences, in this language. -->
<xsl:variable name="comma" select="f:between('list.comma')"/>
<xsl:variable name="semicolon" select="f:between('list.semicolon')"/>
<xsl:variable name="middot" select="f:between('list.middot')"/>
<xsl:variable name="space" select="f:between('list.pieces')"/>
<xsl:variable name="sentence-space" select="f:between('list.sentences')"/>

</xsl:stylesheet>
