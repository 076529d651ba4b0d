using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Portal.Core.Mail;

public static class MailServices
{
    /// <summary>The outbox and the way out of it: the server that section <c>Smtp</c> names, or Development's mailbox.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section))
            .Validate(o => !o.IsConfigured || o.From.Contains('@', StringComparison.Ordinal), "Smtp:From is missing: the address that mails come from.")
            .Validate(o => o.TimeoutSeconds > 0 && o.Parallelism > 0, "Smtp:TimeoutSeconds and Smtp:Parallelism are at least 1.")
            .Validate(
                o => !o.IsConfigured || o.StartTls == StartTlsUse.Required || o.IsLoopback,
                "Smtp:StartTls is Never, but Smtp:Host is another machine: mail goes there only encrypted.")
            .ValidateOnStart();
        services.AddScoped<MailClaims>();
        services.AddScoped<MailDelivery>();
        services.AddSingleton<SmtpMailTransport>();
        services.AddSingleton<DevelopmentMailbox>();
        services.AddSingleton<IMailTransport>(Choose);
        return services;
    }

    private static IMailTransport Choose(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IOptions<SmtpOptions>>().Value.IsConfigured)
        {
            return provider.GetRequiredService<SmtpMailTransport>();
        }

        return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? provider.GetRequiredService<DevelopmentMailbox>()
            : throw new InvalidOperationException("Smtp:Host is missing: outside Development mail needs a server.");
    }
}
