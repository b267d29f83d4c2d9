package io.slipway.portal.image;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a site can set about saved images.
///
/// @param perTeam how many a team may keep
/// @param concurrent how many are made at a time, and how many archives come in
/// @param largestArchive how many bytes an archive may have, also unpacked
@ConfigurationProperties("slipway.images")
record ImageProperties(
        @DefaultValue("50") int perTeam,
        @DefaultValue("2") int concurrent,
        @DefaultValue("10GB") DataSize largestArchive) {}
