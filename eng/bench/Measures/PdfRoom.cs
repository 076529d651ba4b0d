using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Pdf;

namespace Portal.Bench.Measures;

/// <summary>The portal's PDF classes as it wires them, working below one folder.</summary>
internal sealed class PdfRoom(string folder) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddLogging()
        .AddPdf(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Pdf:WorkFolder", (string?)folder)]).Build())
        .BuildServiceProvider();

    public string Folder => folder;

    public PdfCleaner Cleaner => services.GetRequiredService<PdfCleaner>();

    public PacketAssembler Assembler => services.GetRequiredService<PacketAssembler>();

    public WatermarkStamper Stamper => services.GetRequiredService<WatermarkStamper>();

    public HtmlToPdf Composer => services.GetRequiredService<HtmlToPdf>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
