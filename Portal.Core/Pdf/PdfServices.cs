using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Pdf;

public static class PdfServices
{
    /// <summary>Everything that makes, checks and binds PDFs, with its settings in the section <c>Pdf</c>.</summary>
    public static IServiceCollection AddPdf(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PdfOptions>(configuration.GetSection(PdfOptions.Section));
        services.AddSingleton<Qpdf>();
        services.AddSingleton<PdfPrograms>();
        services.AddSingleton<PdfFonts>();
        services.AddSingleton<PdfPages>();
        services.AddSingleton<PdfCleaner>();
        services.AddSingleton<PacketAssembler>();
        services.AddSingleton<WatermarkStamper>();
        services.AddSingleton<HtmlToPdf>();
        services.AddSingleton<PrintedText>();
        services.AddSingleton<PrintPacking>();
        services.AddSingleton<MassPrint>();
        services.AddScoped<HtmlRenderer>();
        services.AddScoped<RazorHtml>();
        return services;
    }
}
