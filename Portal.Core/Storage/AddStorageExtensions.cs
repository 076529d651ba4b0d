using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Storage;

public static class AddStorageExtensions
{
    /// <summary>Registers the file store that the section <c>Storage</c> describes.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection("Storage"))
            .Validate(o => !string.IsNullOrWhiteSpace(o.Path), "Storage:Path is empty: name the folder that holds the files.")
            .ValidateOnStart();
        services.AddSingleton<DiskFileStore>();
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<DiskFileStore>());
        services.AddSingleton<IStorageUpkeep>(provider => provider.GetRequiredService<DiskFileStore>());
        return services;
    }
}
