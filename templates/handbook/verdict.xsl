<?xml version="1.0" encoding="UTF-8"?>
<!-- Verdicts: sign and word, and the letters of the conditions. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- Overridden by each edition, which draws the sign.  A sign is never shown without its word. -->
<xsl:template name="sign">
  <xsl:param name="verdict"/>
  <xsl:if test="$verdict != 'not-concerned'"><i class="sign {f:sign($verdict)}" aria-hidden="true"/></xsl:if>
</xsl:template>

<!-- Sign and word: "Forbidden". -->
<xsl:template name="verdict">
  <xsl:param name="verdict" select="@verdict"/>
  <span class="v {f:sign($verdict)}">
    <xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template>
    <span class="w"><xsl:value-of select="f:word(concat('verdict.', $verdict))"/></span>
  </span>
</xsl:template>

<!-- Sign and short word, only for matrices. -->
<xsl:template name="short-verdict">
  <xsl:param name="verdict" select="@verdict"/>
  <xsl:choose>
    <xsl:when test="$verdict = 'not-concerned'">
      <span class="none"><xsl:value-of select="f:word('short.not-concerned')"/></span>
    </xsl:when>
    <xsl:otherwise>
      <span class="v {f:sign($verdict)}">
        <xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template>
        <span class="w"><xsl:value-of select="f:word(concat('short.', $verdict))"/></span>
      </span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The other entries that the cells of the matrix use, each followed by " · ". -->
<xsl:template name="matrix-words">
  <xsl:if test="d:matrix/d:row/d:cell[@verdict = 'not-concerned']"><f:message key="key.entry"><f:with><b><xsl:value-of select="f:word('short.not-concerned')"/></b></f:with><f:with><xsl:value-of select="f:word('key.not-concerned')"/></f:with></f:message><xsl:value-of select="$middot"/></xsl:if>
  <xsl:if test="d:matrix/d:row/d:cell[@differs]"><f:message key="key.entry"><f:with><b><xsl:value-of select="f:word('matrix.varies')"/></b></f:with><f:with><xsl:value-of select="f:word('matrix.differs')"/></f:with></f:message><xsl:value-of select="$middot"/></xsl:if>
</xsl:template>

<!-- "(d), (e) Provided that: (a), (c)": duties "d e" and conditions "a c". -->
<xsl:template name="letters">
  <xsl:param name="letters" select="@letters"/>
  <xsl:param name="duties" select="@duties"/>
  <xsl:param name="practice" select="ancestor::h:practice[1]/@xml:id"/>
  <xsl:if test="string($duties)">
    <xsl:value-of select="$space"/><span class="n">
      <xsl:call-template name="letter-list">
        <xsl:with-param name="rest" select="concat(normalize-space($duties), ' ')"/>
        <xsl:with-param name="practice" select="$practice"/>
      </xsl:call-template>
    </span>
  </xsl:if>
  <xsl:if test="string($letters)">
    <xsl:value-of select="$space"/><span class="n">
      <f:message key="provided-that.letters"><f:with><xsl:call-template name="letter-list">
        <xsl:with-param name="rest" select="concat(normalize-space($letters), ' ')"/>
        <xsl:with-param name="practice" select="$practice"/>
      </xsl:call-template></f:with></f:message>
    </span>
  </xsl:if>
</xsl:template>
<!-- The letter of a rule that decides together with others; tables, examples and guides refer
     to it. -->
<xsl:template name="duty-letter">
  <xsl:if test="@d:duty"><xsl:value-of select="$space"/><span class="k duty" id="{ancestor::h:practice[1]/@xml:id}--{@d:duty}"><xsl:value-of select="f:letter(@d:duty)"/></span></xsl:if>
</xsl:template>
<xsl:template name="letter-list">
  <xsl:param name="rest"/>
  <xsl:param name="practice"/>
  <xsl:variable name="letter" select="substring-before($rest, ' ')"/>
  <a href="#{$practice}--{$letter}"><xsl:value-of select="f:letter($letter)"/></a>
  <xsl:if test="substring-after($rest, ' ')">
    <xsl:value-of select="$comma"/>
    <xsl:call-template name="letter-list">
      <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      <xsl:with-param name="practice" select="$practice"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
