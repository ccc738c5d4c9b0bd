<?xml version="1.0" encoding="UTF-8"?>
<!-- What changed: a page of the site, as wide as the matrix. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:template name="changes-page">
  <xsl:if test="$has-changes">
    <d:part name="changes">
      <h1><xsl:value-of select="f:word('changes')"/></h1>
      <p class="lead"><xsl:call-template name="changes-lead"/></p>
      <div class="scroll"><table class="chg" aria-label="{f:word('changes')}">
        <xsl:call-template name="changes-head"/>
        <xsl:call-template name="changes-groups"/>
      </table></div>
    </d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'changes'"/>
      <xsl:with-param name="title-text" select="f:word('changes')"/>
      <xsl:with-param name="class" select="'wide'"/>
      <xsl:with-param name="i-am"><xsl:call-template name="changes-i-am"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="role-changes-pages"/>
  </xsl:if>
</xsl:template>

<xsl:template match="d:changes/d:group"><tbody><xsl:apply-imports/></tbody></xsl:template>

<!-- For one role: only the changes that concern it. -->
<xsl:template name="role-changes-pages">
  <xsl:if test="$has-changes and $has-roles"><xsl:for-each select="$roles">
    <xsl:variable name="role" select="@id"/>
    <xsl:variable name="head" select="f:word('web.as-changes', @plural)"/>
    <xsl:variable name="spaced" select="concat(' ', $role, ' ')"/>
    <xsl:variable name="all" select="$handbook/d:changes/d:group/d:change"/>
    <xsl:variable name="own" select="$all[contains(concat(' ', @roles, ' '), $spaced)]"/>
    <d:page href="changes-{$role}.html" kind="list" title="{f:word('web.title', string($head), string($title))}">
      <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="href" select="concat('changes-', $role, '.html')"/><xsl:with-param name="description" select="$head"/></xsl:call-template>
      <d:fill name="i-am"><xsl:call-template name="changes-i-am"/></d:fill>
      <d:fill name="body"><main class="wide" id="main" tabindex="-1">
        <h1><xsl:value-of select="$head"/></h1>
        <p class="lead"><xsl:value-of select="f:word('web.as-changes-left', string(count($all) - count($own)), string(count($all)))"/><xsl:text> </xsl:text><a href="changes.html"><xsl:value-of select="f:word('web.as-too')"/></a></p>
        <xsl:for-each select="$handbook"><xsl:if test="$own"><div class="scroll"><table class="chg" aria-label="{f:word('changes')}">
          <xsl:call-template name="changes-head"/>
          <xsl:for-each select="d:changes/d:group[d:change[contains(concat(' ', @roles, ' '), $spaced)]]">
            <xsl:sort select="@kind = 'new' or @kind = 'seen'"/>
            <xsl:variable name="rows" select="d:change[contains(concat(' ', @roles, ' '), $spaced)]"/>
            <tbody><tr class="group"><th scope="rowgroup" colspan="6"><xsl:value-of select="f:word('changes.head', f:word(concat('changes.group.', @kind)), string(count($rows)))"/></th></tr>
              <xsl:apply-templates select="$rows"/></tbody>
          </xsl:for-each>
        </table></div></xsl:if></xsl:for-each>
      </main></d:fill>
    </d:page>
  </xsl:for-each></xsl:if>
</xsl:template>

<!-- "I am" leads from one of these pages to another. -->
<xsl:template name="changes-i-am">
  <xsl:call-template name="i-am"><xsl:with-param name="home" select="'changes.html'"/><xsl:with-param name="stem" select="'changes'"/></xsl:call-template>
</xsl:template>

<!-- The changes as an Atom feed, if the site has an address: what changed, for whom, since
     when. -->
<xsl:template name="feed">
  <xsl:if test="$has-changes and $site and not($is-earlier)">
    <d:file href="feed.xml"><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{@xml:lang}">
      <title><xsl:value-of select="f:word('web.title', f:word('changes'), string($title))"/></title>
      <id><xsl:value-of select="concat($site, 'feed.xml')"/></id>
      <link rel="self" href="{$site}feed.xml"/>
      <link rel="alternate" type="text/html" href="{$site}changes.html"/>
      <updated><xsl:value-of select="concat(@d:as-of, 'T00:00:00Z')"/></updated>
      <author><name><xsl:choose><xsl:when test="h:publisher"><xsl:value-of select="h:publisher"/></xsl:when><xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise></xsl:choose></name></author>
      <xsl:for-each select="d:changes/d:group/d:change">
        <xsl:variable name="practice" select="key('id', @practice)"/>
        <xsl:variable name="day"><xsl:choose><xsl:when test="@since"><xsl:value-of select="@since"/></xsl:when><xsl:otherwise><xsl:value-of select="$handbook/@d:as-of"/></xsl:otherwise></xsl:choose></xsl:variable>
        <entry>
          <title><xsl:apply-templates select="$practice/h:question" mode="words"/></title>
          <id><xsl:value-of select="concat($site, @practice, '.html?changed=', $day)"/></id>
          <link rel="alternate" type="text/html" href="{$site}{@practice}.html"/>
          <updated><xsl:value-of select="concat($day, 'T00:00:00Z')"/></updated>
          <xsl:call-template name="feed-roles"><xsl:with-param name="rest" select="concat(normalize-space(@roles), ' ')"/></xsl:call-template>
          <xsl:variable name="is" select="f:word(concat('verdict.', @is))"/>
          <xsl:variable name="verdict">
            <xsl:choose>
              <xsl:when test="@was != @is and (../@kind = 'different' or ../@kind = 'ended')"><xsl:value-of select="f:word('changes.verdict', f:word(concat('verdict.', @was)), $is)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$is"/></xsl:otherwise>
            </xsl:choose>
          </xsl:variable>
          <summary><xsl:value-of select="f:word('list.middot', f:word(concat('changes.group.', ../@kind)), string($verdict))"/></summary>
        </entry>
      </xsl:for-each>
    </feed></d:file>
  </xsl:if>
</xsl:template>
<xsl:template name="feed-roles">
  <xsl:param name="rest"/>
  <xsl:variable name="role" select="substring-before($rest, ' ')"/>
  <xsl:if test="$role">
    <category xmlns="http://www.w3.org/2005/Atom" term="{$role}" label="{$roles[@id = $role]/@name}"/>
    <xsl:call-template name="feed-roles"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- The link to it, in lists of pages. -->
<xsl:template name="changes-item">
  <xsl:if test="$has-changes"><li><a href="changes.html"><xsl:value-of select="f:word('changes')"/></a></li></xsl:if>
</xsl:template>

</xsl:stylesheet>
