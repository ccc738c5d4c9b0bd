<?xml version="1.0" encoding="UTF-8"?>
<!-- The search documents and their words (generator/web/search.h), and the page of results. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:template name="search">
  <d:search>
    <xsl:for-each select="d:matrix/d:role"><d:role id="{@id}" name="{@name}"/></xsl:for-each>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'ended'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'not-known'"/></xsl:call-template>
    <xsl:for-each select="h:chapter"><d:chapter number="{@d:number}"><xsl:attribute name="href"><xsl:call-template name="search-place"/></xsl:attribute><xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute></d:chapter></xsl:for-each>
    <xsl:for-each select="h:synonyms/h:group"><d:group words="{normalize-space()}"><xsl:copy-of select="@d:at"/></d:group></xsl:for-each>
  </d:search>
  <xsl:for-each select="h:chapter/h:practice"><xsl:apply-templates select="." mode="search"/><f:emit/></xsl:for-each>
  <xsl:apply-templates select="h:guide" mode="search"/>
  <xsl:apply-templates select="h:chapter/h:section[@xml:id]" mode="search"/>
  <xsl:for-each select="$has-words"><xsl:apply-templates select="key('id', @ref)" mode="search"/></xsl:for-each>
  <d:searched/>
</xsl:template>

<xsl:template name="search-verdict">
  <xsl:param name="verdict"/>
  <d:verdict name="{$verdict}" sign="{f:sign($verdict)}" word="{f:word(concat('verdict.', $verdict))}"/>
</xsl:template>

<!-- A practice is found by its title, question and answers, by its index entries, and by the
     words it uses, under all the names they have had; main entries count twice.  Its other text
     counts least. -->
<xsl:template match="h:practice" mode="search">
  <d:doc number="{@d:number}" chapter="{../@d:number}">
    <xsl:attribute name="href"><xsl:call-template name="search-place"/></xsl:attribute>
    <xsl:for-each select="key('id', d:in-guides/d:see[1]/@ref)"><xsl:attribute name="guide"><xsl:call-template name="search-place"/></xsl:attribute></xsl:for-each>
    <xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:attribute name="question"><xsl:apply-templates select="h:question" mode="words"/></xsl:attribute>
    <xsl:for-each select="d:scope/@roles-text | d:scope/d:only/@text"><d:only text="{.}"/></xsl:for-each>
    <xsl:for-each select="d:cells/d:cell"><d:cell verdict="{@verdict}"/></xsl:for-each>
    <xsl:for-each select="h:index[not(@hidden = 'yes')] | descendant::h:index[@hidden = 'yes']"><d:text field="words"><xsl:call-template name="search-entry"/><xsl:if test="@main = 'yes'"><xsl:value-of select="."/></xsl:if></d:text></xsl:for-each>
    <xsl:for-each select="descendant::h:term[@ref]"><xsl:for-each select="key('id', @ref)/h:name"><d:text field="words"><xsl:value-of select="."/></d:text></xsl:for-each></xsl:for-each>
    <xsl:for-each select="h:rule[@d:state = 'current']/h:answer"><d:text field="answer"><xsl:apply-templates select="." mode="words"/></d:text></xsl:for-each>
    <xsl:for-each select="h:rule[@d:state = 'current']/h:*[self::h:provided or self::h:instead or self::h:because or self::h:consequence] | h:remark"><d:text field="body"><xsl:apply-templates select="." mode="words"/></d:text></xsl:for-each>
    <xsl:for-each select="d:scope/d:only"><d:when name="{@name}" text="{@cases}"/></xsl:for-each>
    <xsl:apply-templates select="d:table/d:row[not(@ordinary)]" mode="search"/>
    <xsl:for-each select="h:rule[@d:part = 'speaks'][1]/h:answer/h:p[1]"><d:says><xsl:attribute name="text"><xsl:apply-templates select="." mode="words"/></xsl:attribute></d:says></xsl:for-each>
    <xsl:for-each select="h:expect-search"><d:expect query="{normalize-space()}"><xsl:copy-of select="@d:at"/></d:expect></xsl:for-each>
  </d:doc>
</xsl:template>

<!-- A row of the rule table other than the ordinary one: its roles, and the cases by which it
     differs. -->
<xsl:template match="d:row" mode="search">
  <xsl:variable name="row" select="."/>
  <xsl:variable name="ordinary" select="../d:row[@ordinary][1]"/>
  <d:varies verdict="{@verdict}">
    <xsl:for-each select="../d:column[1][not(@ref)]"><xsl:attribute name="roles"><xsl:value-of select="$row/d:case[1]/@fits"/></xsl:attribute></xsl:for-each>
    <xsl:attribute name="text">
      <xsl:choose>
        <xsl:when test="@rest"><xsl:value-of select="d:case"/></xsl:when>
        <xsl:otherwise><xsl:for-each select="d:case[not(@any)]">
          <xsl:variable name="n" select="count(preceding-sibling::d:case) + 1"/>
          <xsl:variable name="fits" select="concat(' ', @fits, ' ')"/>
          <xsl:variable name="options" select="../../d:column[$n][@ref]/d:option[contains($fits, concat(' ', @ref, ' '))]"/>
          <xsl:if test="$options and not($ordinary/d:case[$n] = .)"><xsl:choose>
            <xsl:when test="$options[4]"><xsl:value-of select="."/></xsl:when>
            <xsl:otherwise><xsl:for-each select="$options"><xsl:if test="position() &gt; 1"> / </xsl:if><xsl:value-of select="translate(@name, '|', '/')"/></xsl:for-each></xsl:otherwise>
          </xsl:choose><xsl:text>|</xsl:text></xsl:if>
        </xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </d:varies>
</xsl:template>

<!-- Each word of a hidden list is a separate entry ("a|b", generator/web/search.h). -->
<xsl:template name="search-entry">
  <xsl:attribute name="entry"><xsl:choose>
    <xsl:when test="@hidden = 'yes'"><xsl:value-of select="translate(normalize-space(), ',', '|')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
  </xsl:choose></xsl:attribute>
</xsl:template>

<xsl:template match="h:guide | h:section" mode="search">
  <d:doc number="{f:word('guide', @d:number)}">
    <xsl:attribute name="href"><xsl:call-template name="search-place"/></xsl:attribute>
    <xsl:if test="self::h:section">
      <xsl:attribute name="number"><xsl:value-of select="f:word('chapter', ../@d:number)"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:for-each select="h:index[not(@hidden = 'yes')]"><d:text field="words"><xsl:value-of select="."/></d:text></xsl:for-each>
    <xsl:for-each select="descendant::h:index[@hidden = 'yes']"><d:text field="words"><xsl:call-template name="search-entry"/></d:text></xsl:for-each>
  </d:doc>
</xsl:template>

<xsl:template match="h:glossary/h:term" mode="search">
  <d:doc number="{f:word('words')}">
    <xsl:attribute name="href"><xsl:call-template name="search-place"/></xsl:attribute>
    <xsl:attribute name="title"><xsl:apply-templates select="h:name[@d:current][1]" mode="words"/></xsl:attribute>
    <xsl:for-each select="h:name[not(@d:current)]"><d:text field="title" entry="{normalize-space()}"/></xsl:for-each>
    <d:text field="answer"><xsl:apply-templates select="h:definition" mode="words"/></d:text>
  </d:doc>
</xsl:template>

<!-- Without a selection the form leads to the page of results.  It is in the head of each
     page, or larger on a page for searching. -->
<xsl:template name="search-form">
  <xsl:param name="is-head"/>
  <form role="search" class="search"><xsl:call-template name="search-target"/>
    <label for="search"><xsl:if test="$is-head"><xsl:attribute name="class">vh</xsl:attribute></xsl:if><xsl:value-of select="f:word('web.type')"/></label>
    <div class="row">
      <span class="field"><input id="search" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"><xsl:if test="$is-head"><xsl:attribute name="placeholder"><xsl:value-of select="f:word('may-i')"/></xsl:attribute></xsl:if></input></span>
      <button class="btn"><xsl:choose><xsl:when test="$is-head"><xsl:value-of select="f:word('web.search')"/></xsl:when><xsl:otherwise><xsl:value-of select="f:word('web.find')"/></xsl:otherwise></xsl:choose></button>
    </div>
    <p class="vh" role="status" id="search-status"></p>
  </form>
</xsl:template>

<xsl:template name="search-target"><xsl:attribute name="action">search.html</xsl:attribute></xsl:template>

<!-- After everything that it refers to, because it runs as soon as it is read. -->
<xsl:template name="search-script">
  <script data-search="asset:search.js" data-results="asset:results.js" data-index="asset:search-index.js" data-list="{f:word('web.results')}" data-none="{f:word('web.results-none')}" data-count="{f:forms('web.results-count')}" data-asked="{f:word('web.search-asked', '#')}" data-found="{f:forms('web.search-count')}" data-comma="{$comma}" data-scoped="{f:word('scope.case', '#1', '#2')}" data-also="{f:word('web.search-also', '#')}"><d:asset name="site.js"/></script>
</xsl:template>

<!-- The results; without a script, or without results, the index. -->
<xsl:template name="search-page">
  <d:page href="search.html" kind="list" title="{f:word('web.title', f:word('web.search'), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="href" select="'search.html'"/></xsl:call-template>
    <d:fill name="find"/>
    <d:fill name="body"><main class="wide" id="main" tabindex="-1">
      <h1 id="search-title"><xsl:value-of select="f:word('web.search')"/></h1>
      <xsl:call-template name="search-form"/>
      <xsl:call-template name="search-results"/>
      <div id="search-without">
        <p><xsl:value-of select="f:word('web.search-without')"/></p>
        <xsl:choose>
          <xsl:when test="$has-index"><xsl:call-template name="index-list"/></xsl:when>
          <xsl:otherwise><p><a href="contents.html"><xsl:value-of select="f:word('contents')"/></a></p></xsl:otherwise>
        </xsl:choose>
      </div>
      <xsl:call-template name="matrix-key"/>
    </main></d:fill>
  </d:page>
</xsl:template>

<xsl:template name="search-results">
  <div id="search-results" data-shown="{f:word('web.as-shown', '#1')}" data-any="{f:word('web.found-any')}" data-others="{f:word('web.found-others')}" data-more="{f:word('web.found-more')}" data-depends="{f:word('web.found-depends', '#1')}" data-differ="{f:word('web.found-differ')}" data-found="asset:found.js"></div>
</xsl:template>

<!-- The address of a place as the search writes it. -->
<xsl:template name="search-place">
  <xsl:choose>
    <xsl:when test="self::h:section"><xsl:value-of select="concat(../@xml:id, '.html#', @xml:id)"/></xsl:when>
    <xsl:when test="self::h:term"><xsl:value-of select="concat('words.html#', @xml:id)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(@xml:id, '.html')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
