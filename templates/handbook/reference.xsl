<?xml version="1.0" encoding="UTF-8"?>
<!-- References: to places of the book, to facts and words, to the sources of a practice; and the
     same text without any of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<!-- The words of a reference: its own, else what it leads to, "Passing a tool on, 1.2". -->
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
  <xsl:value-of select="$title"/>
  <xsl:if test="string($number)">
    <xsl:if test="not(contains('?!…', substring($title, string-length($title))))">,</xsl:if>
    <xsl:text> </xsl:text><xsl:value-of select="$number"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:ref">
  <a href="#{@d:target}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="ref-words"/></a>
  <xsl:call-template name="ref-page"><xsl:with-param name="target" select="@d:target"/><xsl:with-param name="number"><xsl:if test="node()"><xsl:value-of select="@d:number"/></xsl:if></xsl:with-param></xsl:call-template>
</xsl:template>
<xsl:template match="h:ref[@d:gone] | h:ref[not(@d:target)]">
  <xsl:call-template name="ref-words"/>
</xsl:template>

<!-- Overridden in print: where in the book that is, " (1.2 (arrow) 30)". -->
<xsl:template name="ref-page">
  <xsl:param name="target"/>
  <xsl:param name="number"/>
</xsl:template>

<xsl:template match="h:value-of">
  <span class="fact"><xsl:copy-of select="@d:at"/><xsl:value-of select="@d:text"/></span>
  <xsl:call-template name="marks"/>
</xsl:template>

<xsl:template match="h:term[@ref]">
  <a class="term" href="#{@ref}"><xsl:copy-of select="@d:at"/>
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@d:text"/></xsl:otherwise>
    </xsl:choose>
  </a>
</xsl:template>

<!-- Behind a gap, so that "12 %" and note 3 do not become "12 %3" where text is taken out.
     Note marks "1, 3–5" of an element's d:marks (an against has one, d:n), which are numbers of
     the sources of the practice or section around it. -->
<xsl:template name="marks">
  <xsl:param name="of" select="."/>
  <xsl:variable name="marks" select="concat($of/@d:marks, $of[self::h:against]/@d:n)"/>
  <xsl:variable name="home" select="(ancestor-or-self::h:practice | ancestor-or-self::h:section)[last()]"/>
  <xsl:if test="string($marks) and $home">
    <span class="gap">&#x202F;</span>
    <sup class="note">
      <xsl:if test="$of/@d:mark and ($leads-back or $home[self::h:section])"><xsl:attribute name="id"><xsl:value-of select="$of/@d:mark"/></xsl:attribute></xsl:if>
      <xsl:call-template name="mark-list">
        <xsl:with-param name="rest" select="concat(normalize-space($marks), ' ')"/>
        <xsl:with-param name="practice" select="$home/@xml:id"/>
      </xsl:call-template>
    </sup>
  </xsl:if>
</xsl:template>

<!-- Overridden in print: the numbers of sources lead back to the text. -->
<xsl:variable name="leads-back" select="true()"/>

<xsl:template name="mark-list">
  <xsl:param name="rest"/>
  <xsl:param name="practice"/>
  <xsl:param name="is-first" select="true()"/>
  <xsl:if test="$rest">
    <xsl:variable name="start" select="substring-before($rest, ' ')"/>
    <xsl:variable name="end">
      <xsl:call-template name="run-end">
        <xsl:with-param name="last" select="$start"/>
        <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="stop">
      <xsl:choose>
        <xsl:when test="$end &gt; $start + 1"><xsl:value-of select="$end"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$start"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="not($is-first)">,&#xA0;</xsl:if>
    <a href="#{$practice}--s{$start}"><xsl:value-of select="$start"/></a>
    <xsl:if test="number($stop) != number($start)">–<a href="#{$practice}--s{$stop}"><xsl:value-of select="$stop"/></a></xsl:if>
    <xsl:call-template name="mark-list">
      <xsl:with-param name="rest" select="substring-after(concat(' ', $rest), concat(' ', $stop, ' '))"/>
      <xsl:with-param name="practice" select="$practice"/>
      <xsl:with-param name="is-first" select="false()"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="run-end">
  <xsl:param name="last"/>
  <xsl:param name="rest"/>
  <xsl:variable name="next" select="substring-before($rest, ' ')"/>
  <xsl:choose>
    <xsl:when test="$next and number($next) = number($last) + 1">
      <xsl:call-template name="run-end">
        <xsl:with-param name="last" select="$next"/>
        <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      </xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$last"/></xsl:otherwise>
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
<!-- What stood in blocks is kept apart by a space. -->
<xsl:template match="h:ul | h:ol | h:li | h:dl | h:dt | h:dd | h:tr | h:td | h:th | h:caption | h:blockquote | h:note" mode="plain">
  <xsl:if test="preceding-sibling::h:*"><xsl:text> </xsl:text></xsl:if>
  <xsl:apply-templates select="h:* | text()[normalize-space()]" mode="plain"/>
</xsl:template>
<xsl:template match="h:index | h:cite | h:against" mode="plain"/>
<xsl:template match="h:p" mode="plain">
  <xsl:if test="preceding-sibling::h:*"><xsl:text> </xsl:text></xsl:if>
  <xsl:apply-templates mode="plain"/>
</xsl:template>

<!-- The text of titles: no elements, figures filled in. -->
<xsl:template match="h:*" mode="words"><xsl:apply-templates mode="words"/></xsl:template>
<xsl:template match="h:q" mode="words"><xsl:value-of select="f:quote(., 'open')"/><xsl:apply-templates mode="words"/><xsl:value-of select="f:quote(., 'close')"/></xsl:template>
<xsl:template match="h:index | h:cite | h:against" mode="words"/>
<xsl:template match="h:value-of | h:term[@ref][not(node())]" mode="words"><xsl:value-of select="@d:text"/></xsl:template>
<xsl:template match="h:ref[not(node())]" mode="words"><xsl:value-of select="@d:title"/></xsl:template>

</xsl:stylesheet>
