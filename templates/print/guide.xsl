<?xml version="1.0" encoding="UTF-8"?>
<!-- Guides: drawn as a tree; set as a numbered key where they are too large for that, or where a
     word is too wide for its box. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<!-- Each begins a page, but two short ones that are drawn share one. -->
<xsl:template name="guides">
  <xsl:param name="rest" select="h:guide"/>
  <xsl:variable name="pair" select="$rest[position() &lt; 3][d:tree/d:question][not(h:*[not(self::h:title or self::h:accept)])]"/>
  <xsl:variable name="shares" select="count($pair) = 2 and count($pair//d:leaf[not(ancestor::d:key)]) &lt; 8"/>
  <xsl:choose>
    <xsl:when test="not($rest)"/>
    <xsl:when test="$shares">
      <section class="guides" data-master="front" data-running="{f:word('guides')}">
        <xsl:for-each select="$pair"><section class="guide" id="{@xml:id}"><xsl:call-template name="guide-body"><xsl:with-param name="is-first" select="position() = 1"/></xsl:call-template></section></xsl:for-each>
      </section>
      <xsl:call-template name="guides"><xsl:with-param name="rest" select="$rest[position() &gt; 2]"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:for-each select="$rest[1]"><section class="guide" id="{@xml:id}" data-master="front" data-running="{f:word('guides')}"><xsl:call-template name="guide-body"/></section></xsl:for-each>
      <xsl:call-template name="guides"><xsl:with-param name="rest" select="$rest[position() &gt; 1]"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="guide-body"><xsl:param name="is-first" select="true()"/><xsl:copy-of select="@d:at"/>
    <p class="kick full"><b><xsl:value-of select="f:word('guide', @d:number)"/></b> · <xsl:value-of select="f:word('guide.made-from')"/><xsl:text> </xsl:text>
      <xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></p>
    <h1 class="guide-title"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:apply-templates select="h:*[not(self::h:title or self::h:accept)]"/>
    <xsl:choose>
      <xsl:when test="d:tree/d:question">
        <div data-choose="fitting">
          <div data-levels="{d:tree/@depth}" data-leaves="{d:tree/@leaves}">
            <xsl:if test="$is-first"><p class="lead full" data-edition="print"><xsl:value-of select="f:word('guide.lead')"/></p></xsl:if>
            <div class="tree"><ul>
              <li><p class="answer" data-edition="print"><xsl:value-of select="f:word('guide.start')"/></p><xsl:apply-templates select="d:tree/d:question" mode="tree"/></li>
            </ul></div>
          </div>
          <div><xsl:call-template name="guide-key"/></div>
        </div>
      </xsl:when>
      <xsl:when test="d:key/d:question"><xsl:call-template name="guide-key"/></xsl:when>
      <xsl:otherwise><div class="leaf"><xsl:apply-templates select="d:tree/d:leaf/d:outcome" mode="tree"/></div></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="d:helps/d:help[position() mod 3 = 1]">
      <div class="defs">
        <xsl:for-each select=". | following-sibling::d:help[position() &lt; 3]"><p><b><xsl:value-of select="@name"/></b><xsl:text> </xsl:text><xsl:value-of select="."/></p></xsl:for-each>
      </div>
    </xsl:for-each>
</xsl:template>

<xsl:template name="guide-key">
  <p class="lead full" data-edition="print"><xsl:value-of select="f:word('guide.lead-key')"/></p>
  <xsl:apply-templates select="d:key"/>
</xsl:template>

<xsl:template match="d:question" mode="tree">
  <p class="question"><xsl:value-of select="@text"/></p>
  <ul>
    <xsl:for-each select="d:choice">
      <li><p class="answer"><xsl:value-of select="@text"/></p><xsl:apply-templates mode="tree"/></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="d:leaf" mode="tree"><xsl:apply-templates mode="tree"/></xsl:template>
<xsl:template match="d:leaf[@none]" mode="tree"><p class="result"><xsl:value-of select="f:word('guide.none')"/></p></xsl:template>

<!-- Verdict, what the rule that decides answers, and where that stands. -->
<xsl:template match="d:outcome" mode="tree">
  <xsl:variable name="rule" select="key('id', substring-before(concat(normalize-space(@rules), ' '), ' '))"/>
  <p class="verdict {f:sign(@verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></span></p>
  <p class="result">
    <xsl:choose>
      <xsl:when test="$rule/h:answer"><xsl:apply-templates select="$rule/h:answer/h:p" mode="plain"/></xsl:when>
      <xsl:when test="$rule/h:wording"><xsl:apply-templates select="$rule/h:wording/h:p" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="f:word(concat(@verdict, '.answer'))"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@letters"><xsl:text> </xsl:text><xsl:call-template name="letters"><xsl:with-param name="practice" select="@practice"/></xsl:call-template></xsl:if>
    <xsl:text> </xsl:text>
    <xsl:call-template name="short-reference"><xsl:with-param name="target" select="key('id', @practice)"/></xsl:call-template></p>
</xsl:template>

<!-- The numbered key: each question once; its answers in a column, beside each its verdict, or the
     question that comes next, and what the rule says. -->
<xsl:template match="d:key">
  <xsl:variable name="guide" select="../@xml:id"/>
  <ol class="guide-key full">
    <xsl:for-each select="d:question">
      <li id="{$guide}--q{@n}" data-marker="{@n}"><p class="question"><xsl:value-of select="@text"/></p>
        <ul><xsl:for-each select="d:choice"><li class="choice"><xsl:call-template name="key-choice"><xsl:with-param name="guide" select="$guide"/></xsl:call-template></li></xsl:for-each></ul></li>
    </xsl:for-each>
  </ol>
</xsl:template>

<!-- An answer of several outcomes has a row for each. -->
<xsl:template name="key-choice">
  <xsl:param name="guide"/>
  <xsl:choose>
    <xsl:when test="@goto">
      <div class="cells"><p class="answer"><xsl:value-of select="@text"/></p>
        <p class="goto"><a href="#{$guide}--q{@goto}"><xsl:value-of select="f:word('guide.goto', @goto)"/></a></p></div>
    </xsl:when>
    <xsl:otherwise>
      <xsl:variable name="answer" select="@text"/>
      <xsl:for-each select="d:leaf/d:outcome">
        <div class="cells"><p class="answer"><xsl:if test="position() = 1"><xsl:value-of select="$answer"/></xsl:if></p><xsl:apply-templates select="." mode="tree"/></div>
      </xsl:for-each>
      <xsl:if test="d:leaf[@none]">
        <div class="cells"><p class="answer"><xsl:value-of select="$answer"/></p><p class="verdict"/><xsl:apply-templates select="d:leaf" mode="tree"/></div>
      </xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
