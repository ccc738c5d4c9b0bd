<?xml version="1.0" encoding="UTF-8"?>
<!-- References to places in the handbook, facts, terms, and the sources of a practice; and the
     same text without references. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- The text of a reference: its own, or else that of its target, "Passing a tool on, 1.2". -->
<xsl:template name="ref-words">
  <xsl:choose>
    <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
    <xsl:when test="@d:kind = 'figure' and @d:number"><xsl:value-of select="f:word('figure', @d:number)"/></xsl:when>
    <xsl:when test="@d:kind = 'table' and @d:number"><xsl:value-of select="f:word('table', @d:number)"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="numbered-title"><xsl:with-param name="title" select="@d:title"/><xsl:with-param name="number" select="@d:number"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- "Passing a tool on, 1.2"; "May I do it? A". -->
<xsl:template name="numbered-title">
  <xsl:param name="title" select="@title"/>
  <xsl:param name="number" select="@number"/>
  <!-- Without the marks of languages, which end a title that is not translated. -->
  <xsl:variable name="plain-title" select="translate($title, '&#xE0001;&#xE007F;', '')"/>
  <xsl:choose>
    <xsl:when test="not(string($number))"><xsl:value-of select="$title"/></xsl:when>
    <xsl:when test="contains('?!…؟？！', substring($plain-title, string-length($plain-title)))"><xsl:value-of select="f:word('numbered-title.ended', string($title), string($number))"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('numbered-title', string($title), string($number))"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="h:ref">
  <a href="#{@d:target}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="ref-words"/></a>
  <xsl:call-template name="ref-page"><xsl:with-param name="target" select="@d:target"/><xsl:with-param name="number"><xsl:if test="node()"><xsl:value-of select="@d:number"/></xsl:if></xsl:with-param></xsl:call-template>
</xsl:template>
<xsl:template match="h:ref[@d:gone] | h:ref[not(@d:target)]">
  <xsl:call-template name="ref-words"/>
</xsl:template>

<!-- Targets for addresses with former names. -->
<xsl:template name="former-names">
  <xsl:param name="rest" select="concat(normalize-space(@formerly), ' ')"/>
  <xsl:if test="substring-before($rest, ' ')">
    <span id="{substring-before($rest, ' ')}"/>
    <xsl:call-template name="former-names"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Overridden in print: the place in the book, " (1.2 (arrow) 30)". -->
<xsl:template name="ref-page">
  <xsl:param name="target"/>
  <xsl:param name="number"/>
</xsl:template>

<xsl:template match="h:value-of">
  <span class="fact"><xsl:copy-of select="@d:at"/><xsl:value-of select="@d:text"/></span>
</xsl:template>

<!-- The note marks of the facts in a sentence follow the sentence. -->
<xsl:template match="d:marks"><xsl:call-template name="marks"/></xsl:template>
<xsl:template match="d:marks" mode="plain"/>
<xsl:template match="d:marks" mode="words"/>

<xsl:template match="h:term[@ref]">
  <a class="term" href="#{@ref}"><xsl:copy-of select="@d:at | @xml:lang"/>
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@d:text"/></xsl:otherwise>
    </xsl:choose>
  </a>
</xsl:template>

<!-- Note marks "[1, 3, 5–8]" from an element's d:marks (or d:n of an h:against), which are
     numbers of sources of the enclosing practice or section.  With two elements, a text and the
     rule that it ends, their marks are merged. -->
<xsl:template name="marks">
  <xsl:param name="of" select="."/>
  <xsl:variable name="own" select="concat($of[1]/@d:marks | $of[1]/@marks, $of[1][self::h:against]/@d:n)"/>
  <xsl:variable name="marks"><xsl:call-template name="merged-marks">
    <xsl:with-param name="one" select="concat(normalize-space($own), ' ')"/>
    <xsl:with-param name="two" select="concat(normalize-space($of[2]/@d:marks), ' ')"/>
  </xsl:call-template></xsl:variable>
  <xsl:variable name="home" select="(ancestor-or-self::h:practice | ancestor-or-self::h:section)[last()]"/>
  <xsl:if test="string($marks) and $home">
    <xsl:variable name="names" select="($of/@d:mark | $of/@mark)[$leads-back or $home[self::h:section]]"/>
    <sup class="note">
      <xsl:if test="$names"><xsl:attribute name="id"><xsl:value-of select="$names[1]"/></xsl:attribute></xsl:if>
      <f:message key="marks"><f:with>
      <xsl:if test="$names[2]"><span id="{$names[2]}"/></xsl:if>
      <xsl:call-template name="mark-list">
        <xsl:with-param name="rest" select="$marks"/>
        <xsl:with-param name="home" select="$home"/>
      </xsl:call-template>
      </f:with></f:message>
    </sup>
  </xsl:if>
</xsl:template>

<!-- Merges two sorted lists of numbers, each followed by a space. -->
<xsl:template name="merged-marks">
  <xsl:param name="one"/>
  <xsl:param name="two"/>
  <xsl:variable name="a" select="substring-before($one, ' ')"/>
  <xsl:variable name="b" select="substring-before($two, ' ')"/>
  <xsl:choose>
    <xsl:when test="not($b)"><xsl:if test="$a"><xsl:value-of select="$one"/></xsl:if></xsl:when>
    <xsl:when test="not($a)"><xsl:value-of select="$two"/></xsl:when>
    <xsl:when test="number($a) = number($b)"><xsl:call-template name="merged-marks"><xsl:with-param name="one" select="$one"/><xsl:with-param name="two" select="substring-after($two, ' ')"/></xsl:call-template></xsl:when>
    <xsl:when test="number($a) &lt; number($b)">
      <xsl:value-of select="concat($a, ' ')"/>
      <xsl:call-template name="merged-marks"><xsl:with-param name="one" select="substring-after($one, ' ')"/><xsl:with-param name="two" select="$two"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="merged-marks"><xsl:with-param name="one" select="$two"/><xsl:with-param name="two" select="$one"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Overridden in print, where the numbers of sources lead back to the text.  On pages a mark's
     name is more than its number, for readers who go from link to link. -->
<xsl:variable name="leads-back" select="true()"/>

<!-- Each number is a link to its source; more than three consecutive numbers are one link,
     which names all of them. -->
<xsl:template name="mark-list">
  <xsl:param name="rest"/>
  <xsl:param name="home"/>
  <xsl:param name="is-first" select="true()"/>
  <xsl:if test="string($rest)">
    <xsl:variable name="start" select="substring-before($rest, ' ')"/>
    <xsl:variable name="run"><xsl:call-template name="mark-run"><xsl:with-param name="rest" select="$rest"/></xsl:call-template></xsl:variable>
    <xsl:variable name="is-range" select="string-length($run) - string-length(translate($run, ' ', '')) &gt; 3"/>
    <xsl:if test="not($is-first)"><xsl:value-of select="f:between('list.marks')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$is-range"><a href="#{$home/@xml:id}--s{$start}">
        <xsl:variable name="last"><xsl:call-template name="last-mark"><xsl:with-param name="run" select="$run"/></xsl:call-template></xsl:variable>
        <xsl:variable name="all"><xsl:call-template name="spoken-run"><xsl:with-param name="run" select="$run"/></xsl:call-template></xsl:variable>
        <xsl:attribute name="title"><xsl:value-of select="f:word('mark.sources', string($all))"/></xsl:attribute>
        <xsl:if test="$leads-back"><xsl:attribute name="aria-label"><xsl:value-of select="f:word('mark.sources', f:word('marks.range', string($start), string($last)))"/></xsl:attribute></xsl:if>
        <f:message key="marks.range"><f:with><xsl:value-of select="$start"/></f:with><f:with><xsl:value-of select="$last"/></f:with></f:message></a></xsl:when>
      <xsl:otherwise><a href="#{$home/@xml:id}--s{$start}">
        <xsl:variable name="name" select="f:word('mark.source', $start, string(key('id', $home/d:cited/d:source[@n = $start]/@ref)/h:title))"/>
        <xsl:attribute name="title"><xsl:value-of select="$name"/></xsl:attribute>
        <xsl:if test="$leads-back"><xsl:attribute name="aria-label"><xsl:value-of select="$name"/></xsl:attribute></xsl:if>
        <xsl:value-of select="$start"/></a></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="mark-list">
      <xsl:with-param name="rest"><xsl:choose>
        <xsl:when test="$is-range"><xsl:value-of select="substring-after($rest, $run)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring-after($rest, ' ')"/></xsl:otherwise>
      </xsl:choose></xsl:with-param>
      <xsl:with-param name="home" select="$home"/>
      <xsl:with-param name="is-first" select="false()"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- The consecutive numbers at the beginning of a list, "4 5 6 ". -->
<xsl:template name="mark-run">
  <xsl:param name="rest"/>
  <xsl:variable name="n" select="substring-before($rest, ' ')"/>
  <xsl:variable name="behind" select="substring-after($rest, ' ')"/>
  <xsl:value-of select="concat($n, ' ')"/>
  <xsl:if test="$behind and number(substring-before($behind, ' ')) = $n + 1">
    <xsl:call-template name="mark-run"><xsl:with-param name="rest" select="$behind"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- "4, 5, 6, 7" -->
<xsl:template name="spoken-run">
  <xsl:param name="run"/>
  <xsl:variable name="behind" select="substring-after($run, ' ')"/>
  <xsl:value-of select="substring-before($run, ' ')"/>
  <xsl:if test="$behind">
    <xsl:value-of select="$comma"/>
    <xsl:call-template name="spoken-run"><xsl:with-param name="run" select="$behind"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="last-mark">
  <xsl:param name="run"/>
  <xsl:choose>
    <xsl:when test="substring-after($run, ' ')"><xsl:call-template name="last-mark"><xsl:with-param name="run" select="substring-after($run, ' ')"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:value-of select="substring-before($run, ' ')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The same text without links, marks and paragraphs, for guides and lists. -->
<xsl:template match="h:value-of | h:term[@ref]" mode="plain">
  <xsl:choose>
    <xsl:when test="node()"><xsl:apply-templates mode="plain"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@d:text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="h:ref" mode="plain">
  <xsl:choose>
    <xsl:when test="node()"><xsl:apply-templates mode="plain"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@d:title"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="h:em | h:strong | h:code | h:sub | h:sup | h:abbr" mode="plain">
  <xsl:element name="{local-name()}"><xsl:copy-of select="@xml:lang | @d:at"/><xsl:apply-templates mode="plain"/></xsl:element>
</xsl:template>
<xsl:template match="h:q" mode="plain">
  <q><xsl:copy-of select="@xml:lang | @d:at"/><xsl:value-of select="f:quote(., 'open')"/><xsl:apply-templates mode="plain"/><xsl:value-of select="f:quote(., 'close')"/></q>
</xsl:template>
<!-- A space separates the text of different blocks. -->
<xsl:template match="h:ul | h:ol | h:li | h:dl | h:dt | h:dd | h:tr | h:td | h:th | h:caption | h:blockquote | h:note" mode="plain">
  <xsl:if test="preceding-sibling::h:*"><xsl:value-of select="$space"/></xsl:if>
  <xsl:apply-templates select="h:* | text()[normalize-space()]" mode="plain"/>
</xsl:template>
<xsl:template match="h:index | h:cite | h:against" mode="plain"/>
<xsl:template match="h:p" mode="plain">
  <xsl:if test="preceding-sibling::h:*"><xsl:value-of select="$space"/></xsl:if>
  <xsl:apply-templates mode="plain"/>
</xsl:template>

<!-- The text of titles: without elements, and with the values of facts. -->
<xsl:template match="h:*" mode="words"><xsl:apply-templates mode="words"/></xsl:template>
<xsl:template match="h:q" mode="words"><xsl:value-of select="f:quote(., 'open')"/><xsl:apply-templates mode="words"/><xsl:value-of select="f:quote(., 'close')"/></xsl:template>
<xsl:template match="h:index | h:cite | h:against" mode="words"/>
<xsl:template match="h:value-of | h:term[@ref][not(node())]" mode="words"><xsl:value-of select="@d:text"/></xsl:template>
<xsl:template match="h:ref[not(node())]" mode="words"><xsl:value-of select="@d:title"/></xsl:template>

</xsl:stylesheet>
