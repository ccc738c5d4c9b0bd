<?xml version="1.0" encoding="UTF-8"?>
<!-- The author's text: paragraphs, lists, tables, figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<!-- The attributes that an element keeps. -->
<xsl:template name="keep">
  <xsl:copy-of select="@d:at | @xml:lang"/>
  <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- In a translation: a passage in the original language, or one whose original has changed;
     and text that keeps its language where it is repeated. -->
<xsl:template match="d:stale"><span class="untranslated"><xsl:copy-of select="@xml:lang"/><xsl:value-of select="f:word(concat('state.', @state))"/></span><xsl:value-of select="$space"/></xsl:template>
<xsl:template match="d:stale" mode="plain"/>
<xsl:template match="d:stale" mode="words"/>
<!-- The language of words that the program adds to such a passage. -->
<xsl:template name="handbook-language">
  <xsl:if test="$handbook/@d:original and string(ancestor-or-self::*[@xml:lang][1]/@xml:lang) != string($handbook/@xml:lang)"><xsl:copy-of select="$handbook/@xml:lang"/></xsl:if>
</xsl:template>
<xsl:template match="d:foreign"><span><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="d:foreign" mode="plain"><span><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="plain"/></span></xsl:template>
<xsl:template match="d:foreign" mode="words"><xsl:apply-templates mode="words"/></xsl:template>
<xsl:template match="h:*" mode="line"><xsl:apply-templates select="." mode="words"/></xsl:template>
<xsl:template match="h:*[d:foreign]" mode="line"><span><xsl:copy-of select="d:foreign/@xml:lang"/><xsl:apply-templates select="." mode="words"/></span></xsl:template>

<!-- How much of a practice is translated, unless all of it is. -->
<xsl:template name="practice-translation">
  <xsl:if test="@d:translation and @d:translation != 'whole'">
    <p class="age translation"><xsl:value-of select="f:word(concat('translation.', @d:translation), string($handbook/@d:original-name))"/></p>
  </xsl:if>
</xsl:template>
<xsl:template name="translation-mark">
  <xsl:if test="@d:translation and @d:translation != 'whole'"><xsl:value-of select="$space"/><span class="ended-note"><xsl:value-of select="f:word(concat('translation.short.', @d:translation))"/></span></xsl:if>
</xsl:template>

<!-- At the front of a translation: which text prevails, how much is translated, and as of
     which day. -->
<xsl:template name="translation-notice">
  <xsl:if test="@d:original">
    <div class="notice translation">
      <p><xsl:value-of select="f:word('translation.prevails', string(@d:original-name))"/><xsl:value-of select="$sentence-space"/><xsl:value-of select="f:word('translation.count', string(@d:translated), string(@d:texts))"/><xsl:if test="@d:revised-text"><xsl:value-of select="$sentence-space"/><xsl:value-of select="f:word('translation.revised', string(@d:revised-text))"/></xsl:if></p>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template match="h:li | h:dl | h:dt | h:dd | h:em | h:strong | h:code | h:blockquote
    | h:abbr | h:sub | h:sup | h:br | h:thead | h:tbody | h:tr | h:td">
  <xsl:element name="{local-name()}">
    <xsl:call-template name="keep"/>
    <xsl:copy-of select="@title | @colspan | @rowspan"/>
    <xsl:apply-templates/>
  </xsl:element>
</xsl:template>

<!-- Quotation marks are part of the text, the same in both editions. -->
<xsl:template match="h:q">
  <q><xsl:call-template name="keep"/><xsl:value-of select="f:quote(., 'open')"/><xsl:apply-templates/><xsl:value-of select="f:quote(., 'close')"/></q>
</xsl:template>

<!-- A block of a text; the last block has the note marks of `of` (a rule or position).  Blocks
     keep their type; after a block that is not a paragraph, the marks are on a line of their own. -->
<xsl:template name="said">
  <xsl:param name="class"/>
  <xsl:param name="of" select="/.."/>
  <xsl:choose>
    <xsl:when test="self::h:p">
      <p><xsl:if test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if>
        <xsl:call-template name="keep"/><xsl:apply-templates/>
        <xsl:call-template name="marks"><xsl:with-param name="of" select=". | $of"/></xsl:call-template></p>
    </xsl:when>
    <xsl:otherwise>
      <xsl:apply-templates select="."/>
      <xsl:for-each select="$of"><xsl:call-template name="closing-marks"/></xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A paragraph ends with its own note marks; the last paragraph of a note also has the note's. -->
<xsl:template match="h:p">
  <p><xsl:call-template name="keep"/>
    <xsl:apply-templates/>
    <xsl:call-template name="marks"><xsl:with-param name="of" select=". | parent::h:note[not(current()/following-sibling::h:*[not(self::h:cite)])]"/></xsl:call-template>
  </p>
</xsl:template>

<!-- For text that does not end in a paragraph: "Sources 1, 3". -->
<xsl:template name="closing-marks">
  <xsl:if test="@d:marks"><p class="n"><xsl:value-of select="f:word('sources')"/><xsl:call-template name="marks"/></p></xsl:if>
</xsl:template>

<xsl:template match="h:ul | h:ol">
  <xsl:element name="{local-name()}">
    <xsl:attribute name="class">text</xsl:attribute>
    <xsl:call-template name="keep"/>
    <xsl:apply-templates/>
  </xsl:element>
</xsl:template>

<xsl:template match="h:th">
  <th>
    <xsl:attribute name="scope">
      <xsl:choose>
        <xsl:when test="@scope"><xsl:value-of select="@scope"/></xsl:when>
        <xsl:when test="ancestor::h:thead">col</xsl:when>
        <xsl:otherwise>row</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:call-template name="keep"/>
    <xsl:copy-of select="@colspan | @rowspan"/>
    <xsl:apply-templates/>
  </th>
</xsl:template>

<xsl:template match="h:table">
  <table class="text"><xsl:call-template name="announced"/>
    <xsl:call-template name="keep"/>
    <xsl:apply-templates/>
  </table>
</xsl:template>

<!-- Print keeps a table with the words right before it. -->
<xsl:template name="announced"/>

<xsl:template match="h:caption">
  <caption><xsl:call-template name="keep"/>
    <xsl:if test="../@d:number"><b><xsl:call-template name="handbook-language"/><xsl:value-of select="f:word('table', ../@d:number)"/></b><xsl:text>&#x2002;</xsl:text></xsl:if>
    <xsl:apply-templates/></caption>
</xsl:template>

<xsl:template match="h:figure">
  <figure>
    <xsl:call-template name="keep"/>
    <xsl:apply-templates select="h:img"/>
    <figcaption><xsl:copy-of select="h:caption/@d:at"/>
      <xsl:if test="@d:number"><b><xsl:value-of select="f:word('figure', @d:number)"/></b><xsl:text>&#x2002;</xsl:text></xsl:if>
      <xsl:apply-templates select="h:caption/node()"/></figcaption>
  </figure>
</xsl:template>

<xsl:template match="h:img">
  <img src="{f:image(.)}" alt="{@alt}"><xsl:copy-of select="@d:at | @xml:lang"/></img>
</xsl:template>

<xsl:template match="h:a">
  <a href="{@href}"><xsl:call-template name="keep"/><xsl:apply-templates/></a>
</xsl:template>

<!-- A note that would otherwise seem to belong to the heading above it is labelled as a note. -->
<xsl:template match="h:note">
  <xsl:variable name="text" select="preceding-sibling::h:*[not(self::h:title or self::h:question or self::h:act or self::h:lead or self::h:rule or self::h:index or self::h:expect-search or self::h:accept)]"/>
  <div class="remark">
    <xsl:if test="not($text)"><xsl:attribute name="class">remark begins</xsl:attribute></xsl:if>
    <xsl:call-template name="keep"/><xsl:apply-templates/>
    <xsl:if test="not(h:*[not(self::h:cite)][last()][self::h:p])"><xsl:call-template name="closing-marks"/></xsl:if></div>
</xsl:template>

<xsl:template match="h:section">
  <section class="text-section">
    <xsl:call-template name="keep"/>
    <h2 class="section"><xsl:copy-of select="h:title/@d:at"/><xsl:call-template name="former-names"/><xsl:apply-templates select="h:title/node()"/></h2>
    <xsl:apply-templates select="h:*[not(self::h:title)]"/>
    <xsl:call-template name="closing-marks"/>
    <xsl:call-template name="section-sources"/>
  </section>
</xsl:template>

<!-- Overridden in print, where the sources are beside the text. -->
<xsl:template name="section-sources">
  <xsl:if test="d:cited/d:source">
    <div class="section-sources">
      <h3><xsl:value-of select="f:word('sources')"/></h3>
      <ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol>
    </div>
  </xsl:if>
</xsl:template>

<!-- Elements that no edition shows here. -->
<xsl:template match="h:accept | h:expect-search | h:cite"/>

<xsl:template match="h:index"/>
<xsl:template match="h:index[@d:id]"><span id="{@d:id}"/></xsl:template>

<!-- The role for which an edition is made. -->
<xsl:template name="for-role">
  <xsl:if test="@d:for"><p class="for"><b><xsl:value-of select="f:word('for', @d:for)"/></b><xsl:value-of select="$sentence-space"/><xsl:value-of select="f:word('for.rest')"/></p></xsl:if>
</xsl:template>

</xsl:stylesheet>
