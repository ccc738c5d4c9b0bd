/*
 * Libraries that only some commands need are loaded when one of their functions is called
 * first, so that every other command starts without them: finding and relocating all of them
 * takes three quarters of the time of a small check.  Each file of this folder defines the
 * functions of one library that the program uses, under their own names and with the types of
 * the library's header; each passes its arguments on to the function of the library.  Callers
 * notice nothing.  A function that is used for the first time needs a line here; without one,
 * the linker says that it is undefined.
 */
#ifndef LIBRARIES_LIBRARY_H
#define LIBRARIES_LIBRARY_H

/*
 * Stores the address of a function or variable of the shared library `file` at *address.  A
 * library that cannot be loaded, or lacks the name, ends the program with status 3 and a
 * message: it was there when the program was built.  May be called from any thread.
 */
void library_find(const char *file, const char *name, void **address);

/*
 * FORWARD2(type, name, A, B) defines the function `name` with two parameters. `LIBRARY` is the
 * file name of the library.  The address is kept; threads that find it at once store the same.
 */
#define FORWARD(type, name, parameters, arguments)                                             \
    type name parameters                                                                       \
    {                                                                                          \
        static __typeof__(name) *found;                                                        \
        __typeof__(name) *function = __atomic_load_n(&found, __ATOMIC_ACQUIRE);                \
        if (!function) {                                                                       \
            library_find(LIBRARY, #name, (void **)&function);                                  \
            __atomic_store_n(&found, function, __ATOMIC_RELEASE);                              \
        }                                                                                      \
        return function arguments;                                                             \
    }

/* clang-format off */
#define FORWARD0(type, name) FORWARD(type, name, (void), ())
#define FORWARD1(type, name, A) FORWARD(type, name, (A a), (a))
#define FORWARD2(type, name, A, B) FORWARD(type, name, (A a, B b), (a, b))
#define FORWARD3(type, name, A, B, C) FORWARD(type, name, (A a, B b, C c), (a, b, c))
#define FORWARD4(type, name, A, B, C, D) FORWARD(type, name, (A a, B b, C c, D d), (a, b, c, d))
#define FORWARD5(type, name, A, B, C, D, E) \
    FORWARD(type, name, (A a, B b, C c, D d, E e), (a, b, c, d, e))
#define FORWARD6(type, name, A, B, C, D, E, F) \
    FORWARD(type, name, (A a, B b, C c, D d, E e, F f), (a, b, c, d, e, f))
#define FORWARD7(type, name, A, B, C, D, E, F, G) \
    FORWARD(type, name, (A a, B b, C c, D d, E e, F f, G g), (a, b, c, d, e, f, g))
#define FORWARD8(type, name, A, B, C, D, E, F, G, H) \
    FORWARD(type, name, (A a, B b, C c, D d, E e, F f, G g, H h), (a, b, c, d, e, f, g, h))
/* clang-format on */

/* A void function may return the void of another: C forbids it, every compiler allows it. */
#pragma GCC diagnostic ignored "-Wpedantic"

#endif
