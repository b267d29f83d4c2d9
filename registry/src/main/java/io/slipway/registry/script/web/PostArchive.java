package io.slipway.registry.script.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// A POST whose body is a build context as `tar.gz`, `tar` or `zip`, by whatever name clients call that.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@RequestMapping(
        method = RequestMethod.POST,
        consumes = {
            "application/gzip",
            "application/x-gzip",
            "application/x-tar",
            "application/x-tgz",
            "application/zip",
            "application/x-zip-compressed",
            MediaType.APPLICATION_OCTET_STREAM_VALUE
        })
public @interface PostArchive {}
