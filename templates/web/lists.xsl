<?xml version="1.0" encoding="UTF-8"?>
<!-- The lists at the back of the book. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:template name="scenarios-page">
  <xsl:if test="$free-scenarios">
    <d:part name="examples"><h1><xsl:value-of select="f:word('examples')"/></h1><xsl:apply-templates select="$free-scenarios"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'examples'"/>
      <xsl:with-param name="title-text" select="f:word('examples')"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="figures-page">
  <xsl:if test="$has-figures">
    <d:part name="figures"><h1><xsl:value-of select="f:word('figures')"/></h1><div class="scroll"><xsl:call-template name="figures-table"/></div></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'figures'"/>
      <xsl:with-param name="title-text" select="f:word('figures')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="sources-page">
  <d:part name="sources"><h1><xsl:value-of select="f:word('sources-head')"/></h1><xsl:call-template name="sources-list"/></d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'sources'"/>
    <xsl:with-param name="title-text" select="f:word('sources-head')"/>
  </xsl:call-template>
</xsl:template>

<!-- By number only in a large handbook, where a common source would have a link to every
     practice. -->
<xsl:template name="citing-practice">
  <xsl:choose>
    <xsl:when test="$is-large"><xsl:value-of select="@d:number"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="short-reference"><xsl:with-param name="target" select="."/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="words-page">
  <xsl:if test="$has-words">
    <d:part name="words"><h1><xsl:value-of select="f:word('words')"/></h1><xsl:call-template name="words-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'words'"/>
      <xsl:with-param name="title-text" select="f:word('words')"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- A locator is a link to its practice, by number. -->
<xsl:template match="d:locator">
  <xsl:value-of select="$comma"/>
  <a href="#{@ref}"><xsl:choose>
      <xsl:when test="@main"><b><xsl:value-of select="@number"/></b></xsl:when>
      <xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise>
    </xsl:choose></a>
</xsl:template>
<xsl:template match="d:see"><xsl:value-of select="$comma"/><f:message key="index.see"><f:with><em><xsl:value-of select="f:word('see')"/></em></f:with><f:with><xsl:value-of select="@text"/></f:with></f:message></xsl:template>

<!-- A longer index has a page for each letter. -->
<xsl:variable name="letters" select="$handbook/d:index/d:letter"/>
<xsl:variable name="index-is-long" select="count($letters/d:entry) &gt; 300"/>
<xsl:template name="letter-bar">
  <nav class="letters" aria-label="{f:word('index')}"><ul>
    <xsl:for-each select="$letters"><li><a href="a-z-{position()}.html"><xsl:value-of select="@name"/></a></li></xsl:for-each>
  </ul></nav>
</xsl:template>
<xsl:template name="letter-pages">
  <xsl:for-each select="$letters">
    <xsl:variable name="head" select="f:word('list.middot', f:word('index'), string(@name))"/>
    <xsl:variable name="href" select="concat('a-z-', position(), '.html')"/>
    <xsl:variable name="n" select="position()"/>
    <d:page href="{$href}" kind="list" title="{f:word('web.title', $head, string($title))}">
      <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="href" select="$href"/><xsl:with-param name="description" select="$head"/></xsl:call-template>
      <d:fill name="body"><main class="wide" id="main" tabindex="-1">
        <h1><xsl:value-of select="$head"/></h1>
        <xsl:call-template name="letter-bar"/>
        <xsl:for-each select="$handbook"><xsl:call-template name="index-letters"><xsl:with-param name="list" select="$letters[$n]"/></xsl:call-template></xsl:for-each>
      </main></d:fill>
    </d:page><f:emit/>
  </xsl:for-each>
</xsl:template>

<xsl:template name="index-list">
  <xsl:choose>
    <xsl:when test="$index-is-long"><xsl:call-template name="letter-bar"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="index-letters"><xsl:with-param name="list" select="$letters"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="index-letters">
  <xsl:param name="list"/>
  <div class="ix">
    <xsl:for-each select="$list">
      <section><h2><xsl:value-of select="@name"/></h2>
        <ul><xsl:for-each select="d:entry">
          <li><xsl:value-of select="@text"/><xsl:apply-templates select="d:locator | d:see"/>
            <xsl:if test="d:sub"><ul><xsl:for-each select="d:sub"><li><xsl:value-of select="@text"/><xsl:apply-templates select="d:locator | d:see"/></li></xsl:for-each></ul></xsl:if></li>
        </xsl:for-each></ul></section>
    </xsl:for-each>
  </div>
</xsl:template>

<xsl:template name="index-page">
  <xsl:if test="$has-index">
    <d:part name="a-z"><h1><xsl:value-of select="f:word('index')"/></h1><xsl:call-template name="index-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'a-z'"/>
      <xsl:with-param name="title-text" select="f:word('index')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
    <xsl:if test="$index-is-long"><xsl:call-template name="letter-pages"/></xsl:if>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
