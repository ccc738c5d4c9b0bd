<?xml version="1.0" encoding="UTF-8"?>
<!-- The web edition: one d:page for each file of the site; generator/web/site.c turns them into
     files.  Places are named by id alone (href="#pay-outside"); site.c makes addresses of them.

     What several pages hold is written once, as a d:part, and used by d:use: the frame, the
     contents of a chapter, and every text that also stands in all.html.  A part's h1 is the h1 of
     its own page; sink="2" makes it an h3 elsewhere, and so on with the heads below it.

     At f:emit what stands here is complete: site.c takes it, and it is never here as a whole.  A copy
     in Markdown therefore stands behind the parts that it uses, before the next f:emit; only a part
     with keep="yes" is there until the end, and the others until the next d:forget.

     The pages' templates stand in templates/web, a file for each kind. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:import href="proviso:handbook.xsl"/>
<xsl:include href="proviso:web/frame.xsl"/>
<xsl:include href="proviso:web/search.xsl"/>
<xsl:include href="proviso:web/role.xsl"/>
<xsl:include href="proviso:web/day.xsl"/>
<xsl:include href="proviso:web/home.xsl"/>
<xsl:include href="proviso:web/practice.xsl"/>
<xsl:include href="proviso:web/guide.xsl"/>
<xsl:include href="proviso:web/change.xsl"/>
<xsl:include href="proviso:web/lists.xsl"/>
<xsl:include href="proviso:web/whole.xsl"/>
<xsl:include href="proviso:web/publish.xsl"/>
<xsl:include href="proviso:web/hooks.xsl"/>

<!-- Builds only the page of this practice, for a reader who has it open; by default the whole
     site. -->
<xsl:param name="only"/>
<xsl:variable name="title"><xsl:apply-templates select="$handbook/h:title" mode="words"/></xsl:variable>
<!-- What the handbook is about, in one sentence. -->
<xsl:variable name="summary"><xsl:choose>
  <xsl:when test="$handbook/h:subtitle"><xsl:apply-templates select="$handbook/h:subtitle" mode="words"/></xsl:when>
  <xsl:when test="$handbook/h:about/h:p"><xsl:apply-templates select="$handbook/h:about/h:p[1]" mode="words"/></xsl:when>
  <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
</xsl:choose></xsl:variable>
<xsl:variable name="chapters" select="$handbook/h:chapter"/>
<!-- A variable, because every page needs it and searching the handbook each time would be slow. -->
<xsl:variable name="site" select="string($handbook/h:site/@href)"/>
<!-- With more chapters than this, the contents on a page show only its neighbours. -->
<xsl:variable name="most-chapters" select="20"/>
<!-- With more practices than this in a chapter, the contents show only a block of them. -->
<xsl:variable name="most-practices" select="40"/>
<xsl:variable name="block" select="20"/>
<xsl:variable name="roles" select="$handbook/d:matrix/d:role"/>
<!-- With one role there is nothing to choose. -->
<xsl:variable name="has-roles" select="boolean($roles[2])"/>
<xsl:variable name="has-changes" select="$handbook/d:changes"/>
<xsl:variable name="has-figures" select="$handbook/h:facts/h:fact"/>
<xsl:variable name="has-words" select="$handbook/d:words/d:word"/>
<xsl:variable name="has-index" select="$handbook/d:index/d:letter"/>
<!-- The sites of all languages that are built together, including this one; empty if it is the
     only one. -->
<xsl:variable name="languages" select="$handbook/d:languages/d:language"/>
<xsl:variable name="free-scenarios" select="$handbook/h:scenario[not(@in)]"/>

<xsl:template match="/">
  <d:site>
    <xsl:for-each select="$handbook[$only]">
      <d:part name="frame"><xsl:call-template name="frame"/></d:part>
      <xsl:for-each select="h:chapter[h:practice/@xml:id = $only]">
        <xsl:call-template name="contents-parts"/>
        <xsl:apply-templates select="h:practice[@xml:id = $only]" mode="page"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="$handbook[not($only)]">
      <xsl:call-template name="search"/><f:emit/>
      <xsl:call-template name="card"/>
      <d:part name="frame" keep="yes"><xsl:call-template name="frame"/></d:part>
      <xsl:call-template name="copy-foot"/>
      <xsl:call-template name="home"/><f:emit/>
      <xsl:call-template name="role-pages"/>
      <xsl:call-template name="how-page"/><f:emit/>
      <xsl:apply-templates select="h:guide" mode="page"/>
      <xsl:call-template name="guides-page"/><f:emit/>
      <xsl:call-template name="changes-page"/>
      <xsl:call-template name="feed"/><f:emit/>
      <xsl:apply-templates select="h:chapter" mode="page"/>
      <xsl:call-template name="scenarios-page"/><f:emit/>
      <xsl:call-template name="figures-page"/><f:emit/>
      <xsl:call-template name="sources-page"/><f:emit/>
      <xsl:call-template name="words-page"/><f:emit/>
      <xsl:call-template name="index-page"/><f:emit/>
      <xsl:call-template name="contents-page"/><f:emit/>
      <xsl:call-template name="all-page"/><f:emit/>
      <xsl:call-template name="search-page"/><f:emit/>
      <xsl:call-template name="list-of-copies"/>
      <xsl:call-template name="search-description"/>
      <xsl:call-template name="missing-page"/>
      <xsl:call-template name="absent-page"/>
      <xsl:for-each select="(h:chapter | h:chapter/h:practice | h:guide)[@formerly]"><xsl:call-template name="moved-pages"/></xsl:for-each>
    </xsl:for-each>
  </d:site>
</xsl:template>

</xsl:stylesheet>
