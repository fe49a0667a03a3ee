package org.frontdesk.desktop.journeys;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Looks into what has no door for anybody, and should not get one for a test's sake. */
final class Inside {

    private Inside() {}

    /** The value of a private field. */
    static Object of(Object owner, String name) {
        try {
            return field(owner, name).get(owner);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    static void set(Object owner, String name, Object value) {
        try {
            field(owner, name).set(owner, value);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** Calls a private method without parameters. */
    static void call(Object owner, String name) {
        try {
            Method method = owner.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(owner);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Field field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
