using System.Text.Encodings.Web;
using System.Text.Unicode;
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
}
