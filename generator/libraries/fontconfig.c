/*
 * fontconfig lists the fonts of the system and of a theme.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <fontconfig/fontconfig.h>

#define LIBRARY SONAME_FONTCONFIG

/* clang-format off */
FORWARD1(FcBool, FcConfigBuildFonts, FcConfig *)
FORWARD0(FcConfig *, FcConfigCreate)
FORWARD1(void, FcConfigDestroy, FcConfig *)
FORWARD1(FcStrList *, FcConfigGetCacheDirs, FcConfig *)
FORWARD1(FcStrList *, FcConfigGetConfigFiles, FcConfig *)
FORWARD2(FcFontSet *, FcConfigGetFonts, FcConfig *, FcSetName)
FORWARD3(FcBool, FcConfigParseAndLoadFromMemory, FcConfig *, const FcChar8 *, FcBool)
FORWARD1(FcConfig *, FcConfigReference, FcConfig *)
FORWARD0(int, FcGetVersion)
FORWARD0(FcConfig *, FcInitLoadConfig)
FORWARD4(FcResult, FcPatternGetString, const FcPattern *, const char *, int, FcChar8 **)
FORWARD1(void, FcStrListDone, FcStrList *)
FORWARD1(FcChar8 *, FcStrListNext, FcStrList *)
/* clang-format on */
