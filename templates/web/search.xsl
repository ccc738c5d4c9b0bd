<?xml version="1.0" encoding="UTF-8"?>
<!-- Search: what is found, and by which words (generator/web/search.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:template name="search">
  <d:search>
    <xsl:for-each select="d:matrix/d:role"><d:role name="{@name}"/></xsl:for-each>
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
    <xsl:apply-templates select="h:chapter/h:practice" mode="search"/>
    <xsl:apply-templates select="h:guide" mode="search"/>
    <xsl:apply-templates select="h:chapter/h:section[@xml:id]" mode="search"/>
    <xsl:for-each select="$has-words"><xsl:apply-templates select="key('id', @ref)" mode="search"/></xsl:for-each>
  </d:search>
</xsl:template>

<xsl:template name="search-verdict">
  <xsl:param name="verdict"/>
  <d:verdict name="{$verdict}" sign="{f:sign($verdict)}" word="{f:word(concat('verdict.', $verdict))}"/>
</xsl:template>

<!-- A practice is found by its title, question and answers, by its index entries, and by the
     words it uses, under all the names they have had; main entries count twice. -->
<xsl:template match="h:practice" mode="search">
  <d:doc href="{@xml:id}.html" number="{@d:number}">
    <xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:attribute name="question"><xsl:apply-templates select="h:question" mode="words"/></xsl:attribute>
    <xsl:for-each select="d:scope/@roles-text | d:scope/d:only/@text"><d:only text="{.}"/></xsl:for-each>
    <xsl:for-each select="d:cells/d:cell"><d:cell verdict="{@verdict}"/></xsl:for-each>
    <xsl:for-each select="h:index[not(@hidden = 'yes')] | .//h:index[@hidden = 'yes']"><d:text field="words"><xsl:call-template name="search-entry"/><xsl:if test="@main = 'yes'"><xsl:value-of select="."/></xsl:if></d:text></xsl:for-each>
    <xsl:for-each select=".//h:term[@ref]"><xsl:for-each select="key('id', @ref)/h:name"><d:text field="words"><xsl:value-of select="."/></d:text></xsl:for-each></xsl:for-each>
    <xsl:for-each select="h:rule[@d:state = 'current']/h:answer"><d:text field="answer"><xsl:apply-templates select="." mode="words"/></d:text></xsl:for-each>
  </d:doc>
</xsl:template>

<!-- Each word of a hidden list is an entry by itself ("a|b", generator/web/search.h). -->
<xsl:template name="search-entry">
  <xsl:attribute name="entry"><xsl:choose>
    <xsl:when test="@hidden = 'yes'"><xsl:value-of select="translate(normalize-space(), ',', '|')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
  </xsl:choose></xsl:attribute>
</xsl:template>

<xsl:template match="h:guide | h:section" mode="search">
  <d:doc href="{@xml:id}.html" number="{f:word('guide', @d:number)}">
    <xsl:if test="self::h:section">
      <xsl:attribute name="href"><xsl:value-of select="concat(../@xml:id, '.html#', @xml:id)"/></xsl:attribute>
      <xsl:attribute name="number"><xsl:value-of select="f:word('chapter', ../@d:number)"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:for-each select="h:index[not(@hidden = 'yes')]"><d:text field="words"><xsl:value-of select="."/></d:text></xsl:for-each>
    <xsl:for-each select=".//h:index[@hidden = 'yes']"><d:text field="words"><xsl:call-template name="search-entry"/></d:text></xsl:for-each>
  </d:doc>
</xsl:template>

<xsl:template match="h:glossary/h:term" mode="search">
  <d:doc href="words.html#{@xml:id}" number="{f:word('words')}">
    <xsl:attribute name="title"><xsl:apply-templates select="h:name[@d:current][1]" mode="words"/></xsl:attribute>
    <xsl:for-each select="h:name[not(@d:current)]"><d:text field="title" entry="{normalize-space()}"/></xsl:for-each>
    <d:text field="answer"><xsl:apply-templates select="h:definition" mode="words"/></d:text>
  </d:doc>
</xsl:template>

<!-- Without script, or without lunr, the form leads to the index. -->
<xsl:template name="search-form">
  <xsl:variable name="action"><xsl:choose><xsl:when test="$has-index">a-z.html</xsl:when><xsl:otherwise>contents.html</xsl:otherwise></xsl:choose></xsl:variable>
  <form action="{$action}" role="search" class="search">
    <label for="search"><xsl:value-of select="f:word('web.type')"/></label>
    <div class="row">
      <span class="field"><input id="search" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"/></span>
      <button class="btn"><xsl:value-of select="f:word('web.find')"/></button>
    </div>
    <p class="vh" role="status" id="search-status"></p>
  </form>
  <d:if feature="search">
    <script data-lunr="asset:lunr.js" data-search="asset:search.js" data-index="asset:search-index.js" data-list="{f:word('web.results')}" data-none="{f:word('web.results-none')}" data-one="{f:word('web.results-one')}" data-many="{f:word('web.results-many', '#')}"><d:asset name="site.js"/></script>
  </d:if>
</xsl:template>

</xsl:stylesheet>
