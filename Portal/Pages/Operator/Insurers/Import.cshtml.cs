using MediatR;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers;

/// <summary>保険者の一覧をCSVで取り込む.</summary>
public sealed class ImportModel(IMediator mediator) : MasterUploadModel(mediator, MasterListKind.Insurers);
