<?xml version="1.0" encoding="UTF-8"?>
<!-- What changed: on pages of its own, after the guides. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:template name="changes">
  <xsl:if test="d:changes">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_changes'"/>
      <xsl:with-param name="title" select="f:word('changes')"/>
      <xsl:with-param name="running" select="f:word('changes.running')"/>
      <xsl:with-param name="class" select="'changes'"/>
      <xsl:with-param name="master" select="'front'"/>
      <xsl:with-param name="body">
        <p class="lead"><xsl:call-template name="changes-lead"/></p>
        <xsl:variable name="changed" select="d:changes/d:group[@kind = 'different' or @kind = 'others']"/>
        <xsl:if test="$changed">
          <table class="chg">
            <xsl:call-template name="changes-head"/>
            <tbody><xsl:apply-templates select="$changed"/></tbody>
          </table>
        </xsl:if>
        <xsl:apply-templates select="d:changes/d:group[not(@kind = 'different' or @kind = 'others' or @kind = 'new' or @kind = 'seen')]" mode="lines"/>
        <xsl:apply-templates select="d:changes/d:group[@kind = 'new' or @kind = 'seen']" mode="list"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Practices with an unchanged verdict or without an answer: a paragraph each, which says
     what is new. -->
<xsl:template match="d:group" mode="lines">
  <h2 class="small list-head"><xsl:value-of select="f:word('changes.head', f:word(concat('changes.group.', @kind)), string(@n))"/></h2>
  <ul class="same"><xsl:for-each select="d:change">
    <xsl:variable name="practice" select="key('id', @practice)"/>
    <li><xsl:copy-of select="$practice/@d:at"/>
      <p class="nr"><xsl:value-of select="$practice/@d:number"/></p>
      <div><p><a href="#{@practice}"><xsl:apply-templates select="$practice/h:title/node()" mode="plain"/></a></p>
        <xsl:call-template name="change-story"/></div>
      <p><xsl:if test="../@kind = 'ended'"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="@was"/></xsl:call-template></xsl:if></p>
      <p><xsl:value-of select="@since-text"/><xsl:if test="not(@since-text)"><xsl:value-of select="f:word('table.none')"/></xsl:if></p>
      <p class="pg" data-edition="print"><a class="page" href="#{@practice}"/></p></li>
  </xsl:for-each></ul>
</xsl:template>

<!-- New practices, in columns: number, practice, verdict, page. -->
<xsl:template match="d:group" mode="list">
  <h2 class="small list-head"><xsl:value-of select="f:word('changes.head', f:word(concat('changes.group.', @kind)), string(@n))"/></h2>
  <ul class="fresh"><xsl:for-each select="d:change">
    <xsl:variable name="practice" select="key('id', @practice)"/>
    <li><xsl:copy-of select="$practice/@d:at"/>
      <p class="nr"><xsl:value-of select="$practice/@d:number"/></p>
      <p><a href="#{@practice}"><xsl:apply-templates select="$practice/h:title/node()" mode="plain"/></a></p>
      <p><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="@is"/></xsl:call-template></p>
      <p class="pg" data-edition="print"><a class="page" href="#{@practice}"/></p></li>
  </xsl:for-each></ul>
</xsl:template>

<xsl:template name="changes-span"><xsl:attribute name="colspan">7</xsl:attribute></xsl:template>
<xsl:template name="changes-head-page"><th class="pg" scope="col" data-edition="print"><xsl:value-of select="f:word('page')"/></th></xsl:template>
<xsl:template name="change-page"><td class="pg" data-edition="print"><a class="page" href="#{@practice}"/></td></xsl:template>

</xsl:stylesheet>
