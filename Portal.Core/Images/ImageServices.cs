using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Images;

public static class ImageServices
{
    /// <summary>What checks and cleans pictures, with its settings in the section <c>Images</c>. Needs <c>AddPdf</c>'s working folder.</summary>
    public static IServiceCollection AddImages(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ImageOptions>(configuration.GetSection(ImageOptions.Section));
        services.AddSingleton<Vips>();
        services.AddSingleton<ImageCleaner>();
        return services;
    }
}
