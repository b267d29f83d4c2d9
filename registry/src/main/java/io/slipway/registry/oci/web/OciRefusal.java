package io.slipway.registry.oci.web;

import io.slipway.registry.SlipwayException;
import jakarta.servlet.http.HttpServletRequest;

/// Published when a call was refused, for whoever writes that down.
public record OciRefusal(SlipwayException failure, HttpServletRequest request) {}
