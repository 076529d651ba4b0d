using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.WebEncoders;
using Portal.Core.Data;

namespace Portal.Web;

/// <summary>Razor Pages as this house uses them.</summary>
public static class PagesSetup
{
    public static IMvcBuilder AddPortalPages(this IServiceCollection services)
    {
        // Japanese goes out as itself: as character references a page would be three times its size.
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.ConfigureDbContext<PortalDbContext>((provider, options) =>
            options.AddInterceptors(new HeadKeepsNothing(provider.GetRequiredService<IHttpContextAccessor>())));

        return services.AddRazorPages().AddMvcOptions(JapaneseModelBinding.Configure);
    }

    /// <summary>
    /// Lets MVC read every page's properties on a thread of its own: a third of a second before the first address can be mapped.
    /// Mapping waits for it, and meets its fault if there is one.
    /// </summary>
    public static void ReadPagesAhead(this WebApplication app) =>
        _ = Task.Run(() => app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors);
}
