<?xml version="1.0" encoding="UTF-8"?>
<!-- How to read the book or the site: the words that both editions share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<xsl:template name="how-lead">
  <p class="lead" id="_how-lead"><f:message key="how.lead"><f:with><em><xsl:value-of select="f:word('how.lead-question')"/></em></f:with></f:message></p>
</xsl:template>

<!-- The verdicts that this handbook contains, from the most to the least freedom, followed by
     the three that leave the question open. -->
<xsl:template name="how-legend">
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
  <xsl:call-template name="how-verdict"><xsl:with-param name="verdict" select="'ended'"/></xsl:call-template>
</xsl:template>

<xsl:template name="how-verdict">
  <xsl:param name="verdict"/>
  <xsl:if test="contains($handbook/@d:verdicts, concat(' ', $verdict, ' '))"><xsl:call-template name="legend"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></xsl:if>
</xsl:template>

<!-- The meaning of a verdict, and what readers should do. -->
<xsl:template name="meaning">
  <xsl:param name="verdict"/>
  <xsl:value-of select="f:word(concat('how.', $verdict))"/><xsl:value-of select="$sentence-space"/><em><xsl:value-of select="f:word(concat('how.then.', $verdict))"/></em>
</xsl:template>

<!-- "Client hires and pays.  Freelancer does the work." -->
<xsl:template name="how-roles">
  <p>
    <xsl:for-each select="d:matrix/d:role">
      <xsl:variable name="help" select="key('id', @id)/h:help"/>
      <xsl:choose>
        <xsl:when test="$help"><f:message key="how.role"><f:with><b><xsl:value-of select="@name"/></b></f:with><f:with><xsl:apply-templates select="$help/node()" mode="plain"/></f:with></f:message><xsl:value-of select="$sentence-space"/></xsl:when>
        <xsl:when test="position() = last()"><f:message key="sentence"><f:with><b><xsl:value-of select="@name"/></b></f:with></f:message><xsl:value-of select="$sentence-space"/></xsl:when>
        <xsl:otherwise><b><xsl:value-of select="@name"/></b><xsl:value-of select="$comma"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:value-of select="f:word('how.roles')"/></p>
</xsl:template>

<!-- How to read a guide, and what "not asked" means. -->
<xsl:template name="how-guides">
  <p><xsl:value-of select="f:word('how.guides-begin')"/></p>
  <p><xsl:value-of select="f:word('how.guides-answers')"/></p>
  <p><xsl:value-of select="f:word('how.guides-verdicts')"/></p>
  <p><xsl:value-of select="f:word('guide.not-asked-means')"/></p>
</xsl:template>

<!-- The conventions of rule tables, a sentence each.  They are sufficient to read the pages.
     Conventions that no page of this handbook uses are left out. -->
<xsl:template name="how-tables">
  <xsl:variable name="practices" select="h:chapter/h:practice"/>
  <xsl:if test="$practices/d:table">
    <p><xsl:value-of select="f:word('how.table.first')"/></p>
    <xsl:call-template name="how-short-table"/>
    <p><xsl:value-of select="f:word('how.table.words')"/></p>
    <p><xsl:value-of select="f:word('how.table.list')"/></p>
  </xsl:if>
  <xsl:if test="$practices[descendant-or-self::*[@d:when-text]]"><p><xsl:value-of select="f:word('how.table.when')"/></p></xsl:if>
  <xsl:if test="$practices[descendant::h:rule[@d:part = 'also' or @d:part = 'other']]"><p><xsl:value-of select="f:word('how.table.duties')"/></p></xsl:if>
  <xsl:if test="$practices/d:scope"><p><xsl:value-of select="f:word('how.table.only')"/></p></xsl:if>
</xsl:template>

<!-- Overridden in print, where short questions have a different table. -->
<xsl:template name="how-short-table"/>

<xsl:template name="how-dates">
  <p><f:message key="how.since-text"><f:with><b><xsl:value-of select="f:word('how.since')"/></b></f:with></f:message><xsl:value-of select="$sentence-space"/>
    <f:message key="how.checked-text"><f:with><b><xsl:value-of select="f:word('how.checked')"/></b></f:with></f:message></p>
</xsl:template>

</xsl:stylesheet>
