using Microsoft.AspNetCore.StaticFiles;

namespace Portal.Hosting;

/// <summary>
/// What pdf.js fetches by names of its own while it draws: character maps, fonts, icons. They are files, not endpoints: as
/// static assets, each with its compressed and fingerprinted forms, they were three of four entries in the route table, and a third
/// of a second at every start.
/// </summary>
public static class ViewerFiles
{
    /// <summary>Where pdf.js lies. Its scripts and styles are static assets like any other; the rest is found here.</summary>
    public static readonly PathString Path = "/lib/pdfjs";

    /// <summary>After routing, so that an asset with an endpoint is served by it.</summary>
    public static IApplicationBuilder UseViewerFiles(this IApplicationBuilder app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".bcmap"] = types.Mappings[".pfb"] = "application/octet-stream";
        return app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
    }
}
