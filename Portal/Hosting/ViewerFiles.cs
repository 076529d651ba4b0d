using Microsoft.AspNetCore.StaticFiles;

namespace Portal.Hosting;

/// <summary>
/// What pdf.js fetches by names of its own while it draws: character maps, fonts, icons. They are files, not endpoints: as
/// static assets, each with its compressed and fingerprinted forms, they were three of four entries in the route table, and a third
/// of a second at every start.
/// </summary>
public static class ViewerFiles
{
    private static readonly PathString[] Folders = ["/lib/pdfjs/cmaps", "/lib/pdfjs/standard_fonts", "/lib/pdfjs/web/images"];

    /// <summary>Before routing: in Development an endpoint answers for every path that looks like a file.</summary>
    public static IApplicationBuilder UseViewerFiles(this IApplicationBuilder app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".bcmap"] = types.Mappings[".pfb"] = "application/octet-stream";
        return app.UseWhen(
            context => Folders.Any(folder => context.Request.Path.StartsWithSegments(folder)),
            viewer => viewer.UseStaticFiles(new StaticFileOptions
            {
                ContentTypeProvider = types,
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
            }));
    }
}
