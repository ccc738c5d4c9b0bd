<?xml version="1.0" encoding="UTF-8"?>
<!-- The poster: every question with the verdict of each role, on a wall. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:import href="proviso:sheet.xsl"/>

<!-- Up to four roles are side by side; more roles get further posters. -->
<xsl:template name="sheets">
  <xsl:for-each select="d:matrix/d:role[(position() - 1) mod 4 = 0]">
    <xsl:variable name="first" select="4 * (position() - 1) + 1"/>
    <xsl:for-each select="$handbook"><xsl:call-template name="poster"><xsl:with-param name="first" select="$first"/></xsl:call-template></xsl:for-each>
  </xsl:for-each>
</xsl:template>

<xsl:template name="poster">
  <xsl:param name="first"/>
  <section class="poster" data-master="poster" data-running="{h:title}">
    <div class="poster-head">
      <div><h1><xsl:apply-templates select="h:title" mode="words"/></h1>
        <xsl:if test="h:subtitle"><p class="sub"><xsl:apply-templates select="h:subtitle/node()"/></p></xsl:if></div>
      <div><xsl:call-template name="matrix-key"/>
        <p class="key"><xsl:value-of select="f:word('sheet.look-up')"/></p></div>
    </div>
    <div class="wall">
      <xsl:for-each select="h:chapter[h:practice]">
        <xsl:variable name="roles" select="$handbook/d:matrix/d:role[position() &gt;= $first and position() &lt; $first + 4]"/>
        <table class="mx">
          <thead><tr>
            <th class="num" scope="col"><xsl:value-of select="@d:number"/></th>
            <th scope="col" class="of"><xsl:apply-templates select="h:title" mode="words"/></th>
            <xsl:for-each select="$roles"><th class="role" scope="col"><xsl:value-of select="@name"/></th></xsl:for-each>
          </tr></thead>
          <tbody><xsl:for-each select="h:practice">
            <tr><xsl:copy-of select="@d:at"/>
              <td class="num"><xsl:value-of select="@d:number"/></td>
              <th class="q" scope="row"><xsl:apply-templates select="h:question/node()" mode="plain"/></th>
              <xsl:for-each select="d:cells/d:cell[position() &gt;= $first and position() &lt; $first + 4]">
                <td class="role"><xsl:call-template name="short-verdict"/><xsl:if test="@differs"><xsl:value-of select="$space"/><span class="also"><xsl:value-of select="f:word('matrix.varies')"/></span></xsl:if></td>
              </xsl:for-each></tr>
          </xsl:for-each></tbody>
        </table>
      </xsl:for-each>
    </div>
  </section>
</xsl:template>

</xsl:stylesheet>
