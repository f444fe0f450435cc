package dev.viesti.http.web;

import java.io.IOException;

/**
 * One route of the page as data: whom it admits and who answers.
 *
 * @param path with parameters in braces, as Javalin takes it
 * @param takesFiles whether its form may carry files
 */
record PageRoute(Method method, String path, Admission admission, Handler handler, boolean takesFiles) {

    /** GET changes nothing and comes with HEAD; POST changes something and needs the token of its form. */
    enum Method {
        GET,
        POST
    }

    /** Who may come in. */
    enum Admission {
        /** Everybody, without a look at who it is: what is served needs no database. */
        UNASKED,
        /** Everybody, signed in or not. */
        ANYBODY,
        /** Everybody from wherever they come: the body of the request has to prove something itself. */
        BY_THE_BODY,
        /** Whoever is signed in. */
        SIGNED_IN,
        /** Members of partner organisations. */
        MEMBERS,
        /** Merchants. */
        MERCHANTS
    }

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        Reply handle(Visit visit) throws IOException;
    }

    static PageRoute get(String path, Admission admission, Handler handler) {
        return new PageRoute(Method.GET, path, admission, handler, false);
    }

    static PageRoute post(String path, Admission admission, Handler handler) {
        return new PageRoute(Method.POST, path, admission, handler, false);
    }

    /** The same with files. */
    PageRoute withFiles() {
        return new PageRoute(method, path, admission, handler, true);
    }
}
